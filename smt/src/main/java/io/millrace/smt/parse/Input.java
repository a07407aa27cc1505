// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import io.millrace.smt.edit.BadValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/** The text or the bytes that a parser is given, as either of them. For one thread. */
public final class Input {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Object raw;
    private final boolean typed;
    private final ConnectRecord<?> record;
    private byte @Nullable [] bytes;
    private int from;
    private int to;

    /**
     * Wraps what stands in a record.
     *
     * @param raw a text, an array of bytes or a buffer
     * @param typed whether what is made needs a schema
     * @param record the record as it came in
     * @throws BadValue for anything else
     */
    public Input(Object raw, boolean typed, ConnectRecord<?> record) {
        if (!(raw instanceof String || raw instanceof byte[] || raw instanceof ByteBuffer)) {
            throw new BadValue("neither text nor bytes stand there; only those can be parsed");
        }
        this.raw = raw;
        this.typed = typed;
        this.record = record;
    }

    /**
     * Whether what is made needs a schema.
     *
     * @return false for records without one
     */
    public boolean isTyped() {
        return typed;
    }

    /**
     * Whether it is a text.
     *
     * @return false for bytes
     */
    public boolean isText() {
        return raw instanceof String;
    }

    /**
     * The record as it came in.
     *
     * @return never to be changed
     */
    public ConnectRecord<?> record() {
        return record;
    }

    /**
     * The bytes; a text's are its UTF-8.
     *
     * @return an array never to be changed, of which those between {@link #from} and {@link #to} count
     */
    public byte[] bytes() {
        if (bytes == null) {
            bytes = read();
        }
        return bytes;
    }

    private byte[] read() {
        if (raw instanceof byte[] array) {
            to = array.length;
            return array;
        }
        if (raw instanceof ByteBuffer buffer && buffer.hasArray()) {
            from = buffer.arrayOffset() + buffer.position();
            to = from + buffer.remaining();
            return buffer.array();
        }
        byte[] made = raw instanceof ByteBuffer buffer ? copy(buffer) : text().getBytes(StandardCharsets.UTF_8);
        to = made.length;
        return made;
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    /**
     * Where the bytes begin.
     *
     * @return an index of {@link #bytes}
     */
    public int from() {
        bytes();
        return from;
    }

    /**
     * Where the bytes of a text begin: behind the mark of UTF-8 that some programs put before it.
     *
     * @return an index of {@link #bytes}
     */
    public int fromText() {
        int first = from();
        boolean marked =
                to - first >= MARK.length && Arrays.equals(bytes(), first, first + MARK.length, MARK, 0, MARK.length);
        return marked ? first + MARK.length : first;
    }

    /**
     * Where the bytes end.
     *
     * @return the index after the last one
     */
    public int to() {
        bytes();
        return to;
    }

    /**
     * The text; of bytes, what they are in UTF-8.
     *
     * @return the text, with U+FFFD for bytes that are no UTF-8, without a mark of UTF-8 before it
     */
    public String text() {
        String text = raw instanceof String given
                ? given
                : new String(bytes(), from(), to() - from(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * A made text in the form in which the input was: text or bytes.
     *
     * @param made UTF-8
     * @param length how many bytes of it count
     * @return the text, or a copy of the bytes
     */
    public Parsed like(byte[] made, int length) {
        return isText()
                ? Parsed.text(new String(made, 0, length, StandardCharsets.UTF_8))
                : Parsed.bytes(Arrays.copyOf(made, length));
    }
}
