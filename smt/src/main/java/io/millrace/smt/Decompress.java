// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.packed.PackedSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Takes compressed bytes apart, told by their first bytes, up to a limit.
 *
 * @param <R> source or sink record
 */
public abstract class Decompress<R extends ConnectRecord<R>> extends StepTransform<R> {
    private Decompress(Part part) {
        super(part, PackedSteps.DECOMPRESS);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Decompress<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends Decompress<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
