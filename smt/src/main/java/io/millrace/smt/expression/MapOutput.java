// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.view.BigNumbers;
import io.millrace.expressions.view.PlainValues;
import io.millrace.smt.engine.Draft;
import org.apache.kafka.connect.data.Schema;

/** What the answer of a mapping becomes. */
enum MapOutput {
    MAP("map") {
        @Override
        void onto(Draft draft, JsonNode answer) {
            draft.value(null, PlainValues.of(answer, BigNumbers.DECIMAL));
        }
    },
    JSON("json") {
        @Override
        void onto(Draft draft, JsonNode answer) {
            draft.value(Schema.STRING_SCHEMA, answer.toString());
        }
    };

    private final String word;

    MapOutput(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    abstract void onto(Draft draft, JsonNode answer);
}
