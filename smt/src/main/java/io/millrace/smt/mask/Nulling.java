// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Schemas;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Null in the place of every value, whatever it is. */
final class Nulling implements Change {
    private static final Bound SCHEMALESS = new Bound(null, value -> null);

    @Override
    public Bound bind(@Nullable Schema schema) {
        return schema == null ? SCHEMALESS : new Bound(Schemas.optional(Schemas.withoutDefault(schema)), value -> null);
    }
}
