// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.infer.InferSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Gives values without a schema one that is worked out from the values themselves and only ever widens.
 *
 * @param <R> source or sink record
 */
public abstract class InferSchema<R extends ConnectRecord<R>> extends StepTransform<R> {
    private InferSchema(Part part) {
        super(part, InferSteps.INFER_SCHEMA);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends InferSchema<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends InferSchema<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
