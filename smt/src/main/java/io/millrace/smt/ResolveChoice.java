// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.infer.InferSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Brings values that come in several types to one.
 *
 * @param <R> source or sink record
 */
public abstract class ResolveChoice<R extends ConnectRecord<R>> extends StepTransform<R> {
    private ResolveChoice(Part part) {
        super(part, InferSteps.RESOLVE_CHOICE);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends ResolveChoice<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends ResolveChoice<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
