// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.FieldPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records with a field that fits a regular expression.
 *
 * @param <R> source or sink record
 */
public abstract class FieldMatches<R extends ConnectRecord<R>> extends KindPredicate<R> {
    private FieldMatches(Part part) {
        super(part, FieldPredicates.MATCHES);
    }

    /**
     * Looks at the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends FieldMatches<R> {
        /** For the framework. */
        public Key() {
            super(Part.KEY);
        }
    }

    /**
     * Looks at the value.
     *
     * @param <R> source or sink record
     */
    public static final class Value<R extends ConnectRecord<R>> extends FieldMatches<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
