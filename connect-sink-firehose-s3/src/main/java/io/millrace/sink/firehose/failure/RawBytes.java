// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that stand for a value in an error record. Never fails: a record that could not be rendered must at least be
 * kept.
 */
final class RawBytes {
    /** Deeper values end in their type's name; the JSON parsers of converters stop at 1,000. */
    private static final int MAX_DEPTH = 1_100;

    private RawBytes() {}

    static byte[] of(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            return copy(buffer);
        }
        String text =
                value instanceof String s ? s : json(new JsonText(), value, 0).toString();
        return utf8(text);
    }

    /**
     * UTF-8, in which halves of surrogate pairs take the three bytes that their number would have: decoders see them as
     * malformed, but nothing is lost, whereas the JDK writes a question mark.
     */
    private static byte[] utf8(String text) {
        if (text.codePoints().noneMatch(RawBytes::isHalf)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (isHalf(c)) {
                bytes.write(0xE0 | (c >> 12));
                bytes.write(0x80 | ((c >> 6) & 0x3F));
                bytes.write(0x80 | (c & 0x3F));
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static JsonText json(JsonText out, @Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || isJsonNumber(value)) {
            return out.raw(String.valueOf(value));
        }
        if (depth > MAX_DEPTH) {
            return out.string(value.getClass().getSimpleName());
        }
        if (value instanceof Struct struct) {
            return struct(out, struct, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map(out, map, depth);
        }
        return value instanceof Iterable<?> list ? list(out, list, depth) : scalar(out, value);
    }

    private static boolean isJsonNumber(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || (value instanceof Double d && Double.isFinite(d))
                || (value instanceof Float f && Float.isFinite(f));
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private static JsonText scalar(JsonText out, Object value) {
        if (value instanceof Date date) {
            return out.raw(date.getTime());
        }
        boolean bytes = value instanceof byte[] || value instanceof ByteBuffer;
        return out.string(bytes ? Base64.getEncoder().encodeToString(of(value)) : value.toString());
    }

    private static JsonText struct(JsonText out, Struct struct, int depth) {
        out.raw("{");
        String separator = "";
        for (Field field : struct.schema().fields()) {
            out.raw(separator).string(field.name()).raw(":");
            json(out, struct.getWithoutDefault(field.name()), depth + 1);
            separator = ",";
        }
        return out.raw("}");
    }

    private static JsonText map(JsonText out, Map<?, ?> map, int depth) {
        out.raw("{");
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.raw(separator).string(memberName(entry.getKey())).raw(":");
            json(out, entry.getValue(), depth + 1);
            separator = ",";
        }
        return out.raw("}");
    }

    /** A key that is no text is written as JSON inside the name. */
    private static String memberName(@Nullable Object key) {
        return key instanceof String text
                ? text
                : json(new JsonText(), key, MAX_DEPTH).toString();
    }

    private static JsonText list(JsonText out, Iterable<?> list, int depth) {
        out.raw("[");
        String separator = "";
        for (Object item : list) {
            out.raw(separator);
            json(out, item, depth + 1);
            separator = ",";
        }
        return out.raw("]");
    }
}
