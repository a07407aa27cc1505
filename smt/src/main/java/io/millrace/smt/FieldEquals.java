// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.FieldPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records with one of several values in a field.
 *
 * @param <R> source or sink record
 */
public abstract class FieldEquals<R extends ConnectRecord<R>> extends KindPredicate<R> {
    private FieldEquals(Part part) {
        super(part, FieldPredicates.EQUALS);
    }

    /**
     * Looks at the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends FieldEquals<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends FieldEquals<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
