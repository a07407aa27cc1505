// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import io.millrace.smt.edit.BadValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Makes bytes of keys, values and headers: bytes as they are, text in UTF-8, anything else as JSON. Safe for all threads. */
final class Payload {
    private static final int INITIAL = 1024;
    private static final int KEPT = 1 << 20;

    private final JsonRenderer json = new JsonRenderer(Forms.STANDARD);
    private final RowBytes row = new RowBytes(INITIAL);

    /**
     * Makes bytes.
     *
     * @param value not null; never changed
     * @return the value's own array if it is one
     * @throws BadValue when it has no such form
     */
    byte[] of(@Nullable Schema schema, Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return rendered(schema, value);
    }

    private synchronized byte[] rendered(@Nullable Schema schema, Object value) {
        row.clear(KEPT);
        try {
            if (value instanceof String text) {
                row.text(text);
            } else {
                json.value(schema, value, row);
            }
            return Arrays.copyOf(row.array(), row.length());
        } catch (Unrenderable e) {
            throw new BadValue("the function cannot be given this: " + e.getMessage());
        }
    }
}
