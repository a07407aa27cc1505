// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A type as it is published: a schema, and how values become values of it. Immutable and safe for all threads. */
abstract sealed class Column
        permits AnyColumn,
                ListColumn,
                MapColumn,
                NumberColumn,
                PinnedColumn,
                PlainColumn,
                ProjectedColumn,
                StructColumn,
                TextColumn,
                UnpublishedColumn {
    /** What {@link #convert} answers for a value that the type does not hold yet. */
    static final Object MISFIT = new Object();

    private final Type type;
    private final @Nullable Schema schema;

    Column(Type type, @Nullable Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    /** What the column was made from. */
    final Type type() {
        return type;
    }

    /** Null when nothing is known that could be published. */
    final @Nullable Schema schema() {
        return schema;
    }

    /**
     * Makes a value of the schema.
     *
     * @param value not null
     * @param rest takes what has no column; null when everything must have one
     * @return the value; null for an empty container in place of something else; {@link #MISFIT} exactly when the type of
     *     the value is not within the column's
     * @throws BadValue when there can be no such value
     */
    abstract @Nullable Object convert(Object value, @Nullable Rest rest);

    /** The answer for a value of another kind. */
    static @Nullable Object misfit(Object value) {
        return Scalars.isEmpty(value) ? null : MISFIT;
    }
}
