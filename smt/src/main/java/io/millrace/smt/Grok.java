// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.grok.GrokSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Parses lines by grok expressions.
 *
 * @param <R> source or sink record
 */
public abstract class Grok<R extends ConnectRecord<R>> extends StepTransform<R> {
    private Grok(Part part) {
        super(part, GrokSteps.GROK);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Grok<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends Grok<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
