// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.field.FieldSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Takes fields away, at any depth.
 *
 * @param <R> source or sink record
 */
public abstract class DropFields<R extends ConnectRecord<R>> extends StepTransform<R> {
    private DropFields(Part part) {
        super(part, FieldSteps.DROP_FIELDS);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends DropFields<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends DropFields<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
