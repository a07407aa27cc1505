// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.TimeForm;
import io.millrace.rendering.Unrenderable;
import io.millrace.smt.edit.BadValue;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** How many bytes values have. Safe for all threads. */
final class Sizes {
    private static final int INITIAL_BYTES = 1_024;
    private static final int MAX_KEPT_BYTES = 1 << 20;
    // Something without a form has a size all the same.
    private static final Forms FORMS = new Forms(DecimalForm.NUMBER, TimeForm.ISO, true);

    /** A renderer and its output; for one thread. */
    private record Scale(JsonRenderer renderer, RowBytes bytes) {}

    // Nearly always one thread asks; a second one at the same time makes a scale of its own.
    private final AtomicReference<@Nullable Scale> idle = new AtomicReference<>();

    /**
     * The size of a value.
     *
     * @param schema null without one
     * @param value any
     * @return bytes as they are, texts as UTF-8, everything else as JSON
     */
    long of(@Nullable Schema schema, Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        return value instanceof String text ? utf8(text) : json(schema, value);
    }

    private static long utf8(String text) {
        long size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                // Four bytes for the two halves; half of a pair is written as a question mark.
                size += pair ? 2 : Character.isSurrogate(c) ? 0 : 2;
                i += pair ? 1 : 0;
            } else if (c >= 0x80) {
                size++;
            }
        }
        return size;
    }

    private long json(@Nullable Schema schema, Object value) {
        Scale taken = idle.getAndSet(null);
        Scale scale = taken == null ? new Scale(new JsonRenderer(FORMS), new RowBytes(INITIAL_BYTES)) : taken;
        try {
            scale.bytes.clear(MAX_KEPT_BYTES);
            scale.renderer.value(schema, value, scale.bytes);
            return scale.bytes.length();
        } catch (Unrenderable e) {
            throw new BadValue("the value has no form in JSON, so that its size is unknown");
        } finally {
            idle.set(scale);
        }
    }
}
