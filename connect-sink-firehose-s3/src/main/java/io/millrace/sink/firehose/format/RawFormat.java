// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Renders the value of a record as the task sees it. Bytes pass as they are, without a copy; texts as UTF-8; booleans and
 * numbers as JSON spells them. Maps, lists and structs have no raw form: with ByteArrayConverter or StringConverter there
 * are none.
 */
final class RawFormat implements RecordFormat {
    static final byte[] NOTHING = {};

    private final byte[] delimiter;
    private final Tombstones tombstones;

    /**
     * Makes a format.
     *
     * @param delimiter what follows every record, see {@link Delimiter#parse}; not copied
     * @param tombstones what a record without a value becomes
     */
    RawFormat(byte[] delimiter, Tombstones tombstones) {
        this.delimiter = delimiter;
        this.tombstones = tombstones;
    }

    @Override
    public Rendering write(SinkRecord record, ByteTarget target) {
        Object value = record.value();
        if (value instanceof byte[] bytes) {
            return write(bytes, 0, bytes.length, target);
        }
        if (value instanceof ByteBuffer buffer) {
            return write(buffer, target);
        }
        if (value instanceof String text) {
            return writeText(text, target);
        }
        return value == null ? writeTombstone(target) : writeScalar(value, target);
    }

    private Rendering write(byte[] bytes, int offset, int length, ByteTarget target) {
        target.append(bytes, offset, length);
        target.append(delimiter, 0, delimiter.length);
        return Rendering.WRITTEN;
    }

    private Rendering write(ByteBuffer buffer, ByteTarget target) {
        if (buffer.hasArray()) {
            return write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining(), target);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return write(bytes, 0, bytes.length, target);
    }

    private Rendering writeText(String text, ByteTarget target) {
        if (!isWellFormed(text)) {
            return new Rendering.Failed(
                    "Record.MalformedText",
                    "The text has half of a surrogate pair, which UTF-8 cannot express; use ByteArrayConverter to pass"
                            + " bytes through.");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return write(bytes, 0, bytes.length, target);
    }

    private Rendering writeTombstone(ByteTarget target) {
        return switch (tombstones) {
            case ERROR -> BadRecord.tombstone();
            case SKIP -> Rendering.SKIPPED;
            case EMPTY -> write(NOTHING, 0, 0, target);
        };
    }

    private Rendering writeScalar(Object value, ByteTarget target) {
        String text = jsonText(value);
        if (text == null) {
            return new Rendering.Failed(
                    "Record.UnsupportedValue",
                    "A value of type " + value.getClass().getSimpleName()
                            + " has no raw form; use format=json, or ByteArrayConverter or StringConverter.");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return write(bytes, 0, bytes.length, target);
    }

    private static @Nullable String jsonText(Object value) {
        boolean whole = value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
        boolean finite = (value instanceof Double d && Double.isFinite(d))
                || (value instanceof Float f && Float.isFinite(f))
                || value instanceof BigDecimal;
        return whole || finite || value instanceof Boolean ? value.toString() : null;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
