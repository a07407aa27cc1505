// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.TimeForm;
import io.millrace.rendering.Unrenderable;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes that stand for a value as the task received it: bytes as they are, text as UTF-8, everything else as JSON.
 * Never fails. Not safe for threads.
 */
public final class ReceivedValue {
    /** What has no form gets its nearest text; the forms do not follow the options, so that one reader reads all. */
    static final Forms FORMS = new Forms(DecimalForm.NUMBER, TimeForm.EPOCH_MILLIS, true);

    private static final int INITIAL = 1024;

    private final JsonRenderer renderer = new JsonRenderer(FORMS);

    /**
     * The bytes of a value.
     *
     * @param value the value, not null
     * @return its bytes, the value's own array where it is one
     */
    public byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return value instanceof String text ? WholeText.utf8(text) : json(value);
    }

    private byte[] json(Object value) {
        RowBytes text = new RowBytes(INITIAL);
        try {
            renderer.value(null, value, text);
        } catch (Unrenderable e) {
            throw new IllegalStateException("a lenient renderer has a form for everything", e);
        }
        return Arrays.copyOf(text.array(), text.length());
    }
}
