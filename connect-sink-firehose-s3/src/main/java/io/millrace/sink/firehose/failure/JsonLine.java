// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import java.util.Arrays;

/**
 * A line of JSON under construction: the caller writes the structure, this class the values. Never fails: a record that
 * could not be rendered must at least be kept.
 */
final class JsonLine {
    private static final int INITIAL = 1024;

    private final JsonRenderer renderer = new JsonRenderer(ReceivedValue.FORMS);
    private final ReceivedValue received = new ReceivedValue();
    private final RowBytes line = new RowBytes(INITIAL);

    /** Appends a part of the structure. */
    JsonLine raw(String ascii) {
        line.ascii(ascii);
        return this;
    }

    /** Appends a number. */
    JsonLine raw(long number) {
        line.number(number);
        return this;
    }

    /** Appends a string of JSON; halves of surrogate pairs as escapes, since they cannot be written as UTF-8. */
    JsonLine string(String text) {
        try {
            renderer.string(text, line);
        } catch (Unrenderable e) {
            throw lenient(e);
        }
        return this;
    }

    /** Appends the bytes that stand for a value, in base64. */
    JsonLine base64(Object value) {
        line.add('"');
        line.base64(received.bytes(value));
        line.add('"');
        return this;
    }

    private static IllegalStateException lenient(Unrenderable e) {
        return new IllegalStateException("a lenient renderer has a form for everything", e);
    }

    /** The line so far. */
    byte[] bytes() {
        return Arrays.copyOf(line.array(), line.length());
    }
}
