// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A change of single values, such as a cast or a mask. Immutable and safe for all threads. */
@FunctionalInterface
public interface Change {
    /**
     * Makes the change ready for values of one schema. Called once per schema, or once per value without a schema, so
     * that what depends on the configuration alone belongs into the constructor.
     *
     * @param schema the values' schema; null without one
     * @return the changed values' schema and how to make them
     * @throws BadValue when values of this schema cannot be changed
     */
    Bound bind(@Nullable Schema schema);

    /** Changes one value. */
    @FunctionalInterface
    interface Function {
        /**
         * Changes one value.
         *
         * @param value of the bound schema, never null: null stays null
         * @return the changed value
         * @throws BadValue when this one cannot be changed
         */
        @Nullable
        Object apply(Object value);
    }

    /**
     * A change that is ready for one schema.
     *
     * @param schema of the changed values; null without one
     * @param function makes them
     */
    record Bound(@Nullable Schema schema, Function function) {}
}
