// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.Spelling;
import io.millrace.smt.edit.BadValue;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What an answer becomes in a record with a schema. */
enum AnswerType {
    STRING("string") {
        @Override
        Object of(JsonNode answer) {
            if (answer.isContainerNode()) {
                throw new BadValue("the expression answers a structure where a text is wanted; use type json");
            }
            return answer.asText();
        }
    },
    INT64("int64") {
        @Override
        Object of(JsonNode answer) {
            if (!answer.isIntegralNumber() || !answer.canConvertToLong()) {
                throw new BadValue("the expression answers no whole number of 64 bits");
            }
            return answer.longValue();
        }
    },
    FLOAT64("float64") {
        @Override
        Object of(JsonNode answer) {
            if (!answer.isNumber()) {
                throw new BadValue("the expression answers no number");
            }
            return answer.doubleValue();
        }
    },
    BOOLEAN("boolean") {
        @Override
        Object of(JsonNode answer) {
            if (!answer.isBoolean()) {
                throw new BadValue("the expression answers no boolean");
            }
            return answer.booleanValue();
        }
    },
    JSON("json") {
        @Override
        Object of(JsonNode answer) {
            return answer.toString();
        }
    };

    private final String word;

    AnswerType(String word) {
        this.word = word;
    }

    abstract Object of(JsonNode answer);

    Schema schema() {
        return switch (this) {
            case STRING, JSON -> Schema.OPTIONAL_STRING_SCHEMA;
            case INT64 -> Schema.OPTIONAL_INT64_SCHEMA;
            case FLOAT64 -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
        };
    }

    @Nullable
    Object value(JsonNode answer) {
        return answer.isNull() ? null : of(answer);
    }

    static AnswerType of(String option, String word) {
        for (AnswerType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        List<String> words = Arrays.stream(values()).map(type -> type.word).toList();
        List<String> near = Spelling.nearest(word, words, 1);
        throw new ConfigException(option + ": must be one of " + String.join(", ", words)
                + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?"));
    }

    /** The narrowest type without loss. */
    static AnswerType fitting(JsonNode answer) {
        if (answer.isContainerNode()) {
            return JSON;
        }
        if (answer.isBoolean()) {
            return BOOLEAN;
        }
        if (answer.isIntegralNumber()) {
            return answer.canConvertToLong() ? INT64 : STRING;
        }
        return answer.isDouble() || answer.isFloat() ? FLOAT64 : STRING;
    }
}
