// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.mask.MaskSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Masks fields, or personal and secret things found in texts; what cannot be masked is never let through.
 *
 * @param <R> source or sink record
 */
public abstract class Mask<R extends ConnectRecord<R>> extends StepTransform<R> {
    private Mask(Part part) {
        super(part, MaskSteps.MASK);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Mask<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends Mask<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
