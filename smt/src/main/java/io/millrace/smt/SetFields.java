// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.expression.ExpressionSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Sets fields to what expressions answer.
 *
 * @param <R> source or sink record
 */
public abstract class SetFields<R extends ConnectRecord<R>> extends StepTransform<R> {
    private SetFields(Part part) {
        super(part, ExpressionSteps.SET_FIELDS);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends SetFields<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends SetFields<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
