// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.expression.ExpressionSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Replaces the value by what a JSLT expression answers.
 *
 * @param <R> source or sink record
 */
public abstract class MapJslt<R extends ConnectRecord<R>> extends StepTransform<R> {
    private MapJslt(Part part) {
        super(part, ExpressionSteps.MAP_JSLT);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends MapJslt<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends MapJslt<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
