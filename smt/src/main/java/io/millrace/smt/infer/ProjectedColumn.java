// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Values of several kinds, of which only those of one kind are kept. */
final class ProjectedColumn extends Column {
    private final Column kept;

    ProjectedColumn(Column kept, Schema schema) {
        super(Type.Simple.ANY, schema);
        this.kept = kept;
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        Object converted = kept.convert(value, rest);
        return converted == MISFIT ? null : converted;
    }
}
