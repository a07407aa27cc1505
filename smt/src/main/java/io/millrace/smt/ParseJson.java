// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.json.JsonSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Parses JSON texts into structures, with exact numbers and a schema that is inferred per shape.
 *
 * @param <R> source or sink record
 */
public abstract class ParseJson<R extends ConnectRecord<R>> extends StepTransform<R> {
    private ParseJson(Part part) {
        super(part, JsonSteps.PARSE_JSON);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends ParseJson<R> {
        /** For the framework. */
        public Key() {
            super(Part.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> source or sink record
     */
    public static final class Value<R extends ConnectRecord<R>> extends ParseJson<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
