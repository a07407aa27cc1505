// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Booleans and bytes. */
final class PlainColumn extends Column {
    private final boolean isBoolean;

    PlainColumn(Type.Simple type) {
        super(type, type == Type.Simple.BOOLEAN ? Schema.OPTIONAL_BOOLEAN_SCHEMA : Schema.OPTIONAL_BYTES_SCHEMA);
        this.isBoolean = type == Type.Simple.BOOLEAN;
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        boolean fits = isBoolean ? value instanceof Boolean : value instanceof byte[] || value instanceof ByteBuffer;
        return fits ? value : misfit(value);
    }
}
