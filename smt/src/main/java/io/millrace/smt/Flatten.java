// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.field.FieldSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Brings the fields of inner structures to the top, under joined names.
 *
 * @param <R> source or sink record
 */
public abstract class Flatten<R extends ConnectRecord<R>> extends StepTransform<R> {
    private Flatten(Part part) {
        super(part, FieldSteps.FLATTEN);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Flatten<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends Flatten<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
