// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Values of several kinds, as texts. */
final class AnyColumn extends Column {
    AnyColumn() {
        super(Type.Simple.ANY, Schema.OPTIONAL_STRING_SCHEMA);
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        return Scalars.text(value);
    }
}
