// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.TimeForm;
import io.millrace.rendering.Unrenderable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Values as text on one line, safe for a terminal. */
public final class Texts {
    private static final Forms FORMS = new Forms(DecimalForm.NUMBER, TimeForm.ISO, true);
    private static final int INITIAL_BYTES = 256;

    private Texts() {}

    /** A value as JSON; what has no form in JSON becomes its nearest text. */
    static String json(@Nullable Schema schema, @Nullable Object value) {
        RowBytes out = new RowBytes(INITIAL_BYTES);
        try {
            new JsonRenderer(FORMS).value(schema, value, out);
        } catch (Unrenderable e) {
            return "(" + e.getMessage() + ")";
        }
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /** A whole key or value: texts, and bytes that are text, without quotes; all else as JSON. */
    static String whole(@Nullable Schema schema, @Nullable Object value) {
        if (value instanceof String text) {
            return printable(text);
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes(bytes);
        }
        return json(schema, value);
    }

    private static String bytes(byte[] bytes) {
        try {
            return printable(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return "base64 " + Base64.getEncoder().encodeToString(bytes);
        }
    }

    /**
     * A text on one line, without control characters, which would do things to the terminal.
     *
     * @param text any
     * @return the same with escapes in the place of all but tabs
     */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (Character.isISOControl(c) && c != '\t') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
