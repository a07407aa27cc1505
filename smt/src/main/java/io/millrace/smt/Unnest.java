// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.field.FieldSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Brings the fields of inner structures to the top, as Glue does.
 *
 * @param <R> source or sink record
 */
public abstract class Unnest<R extends ConnectRecord<R>> extends StepTransform<R> {
    private Unnest(Part part) {
        super(part, FieldSteps.UNNEST);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Unnest<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends Unnest<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
