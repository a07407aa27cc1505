// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.smt.edit.Editor;

/** One step of a pipeline, ready to run. Immutable, or guarded by itself, and safe for all threads. */
public sealed interface Step extends AutoCloseable {
    /** Releases what the step holds; called once. */
    @Override
    default void close() {}

    /** A step that changes fields in a way that follows from the schema alone, so that it can be joined with others. */
    non-sealed interface Edit extends Step {
        /**
         * Tells the changes.
         *
         * @param editor to be told the same every time
         */
        void edit(Editor editor);
    }

    /** A step that must see the record: parses, filters, routes, calls. */
    non-sealed interface OfRecord extends Step {
        /**
         * Works on a record. If it throws, nothing that it did to the draft counts.
         *
         * @param draft the record in its present state
         * @return false to drop the record
         * @throws io.millrace.smt.edit.BadValue when it cannot work with this record
         * @throws org.apache.kafka.connect.errors.RetriableException when the framework shall try again later
         */
        boolean apply(Draft draft);

        /**
         * Puts null in the place of what the step could not make, for {@code on.error=null}.
         *
         * @param draft the record as it was before the step
         * @return false if the step has no such place, which makes the failure one of the record
         */
        default boolean putNull(Draft draft) {
            return false;
        }
    }
}
