// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.expression.ExpressionSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Replaces the value by what a jq expression answers.
 *
 * @param <R> source or sink record
 */
public abstract class MapJq<R extends ConnectRecord<R>> extends StepTransform<R> {
    private MapJq(Part part) {
        super(part, ExpressionSteps.MAP_JQ);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends MapJq<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends MapJq<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
