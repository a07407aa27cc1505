// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the values at one place: an element of a lattice, in which {@link Lattice#join} finds the least type
 * that holds the values of two. Immutable.
 */
sealed interface Type permits Numeric, Type.Simple, Type.Text, Type.ListOf, Type.MapOf, Type.Members, Type.Pinned {
    /** Types without parts. */
    enum Simple implements Type {
        /** Only nulls, empty lists and empty maps so far, which tell no type: the bottom. */
        NOTHING,
        BOOLEAN,
        BYTES,
        /** Values that no other type holds together: a choice. */
        ANY
    }

    /** Texts and moments; each holds those before it. */
    enum Text implements Type {
        DATE,
        /** A moment of millisecond precision. */
        TIMESTAMP,
        STRING
    }

    /**
     * Lists.
     *
     * @param elements what all of them are
     */
    record ListOf(Type elements) implements Type {}

    /**
     * Maps whose keys are data rather than names.
     *
     * @param values what all of them are
     */
    record MapOf(Type values) implements Type {}

    /**
     * Structures.
     *
     * @param fields by name, in the order of names, so that the order of records does not matter
     */
    record Members(Map<String, Type> fields) implements Type {
        /** Nothing known yet. */
        static final Members NONE = new Members(Map.of());

        /** Copies the fields. */
        public Members {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }
    }

    /**
     * A type that the user has fixed; it holds whatever comes, or fails the record.
     *
     * @param target what values are cast to
     */
    record Pinned(Target target) implements Type {}
}
