// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a parser made of an input.
 *
 * @param schema null without one, which only records without one, and whole values, may have
 * @param value what is put at the target
 */
public record Parsed(@Nullable Schema schema, @Nullable Object value) {
    /** The answer for a record that is to be dropped. */
    public static final Parsed DROPPED = new Parsed(null, null);

    /** The answer for a record that goes on as it is. */
    public static final Parsed UNTOUCHED = new Parsed(null, null);

    /**
     * A text.
     *
     * @param text the text
     * @return with the schema of an optional text
     */
    public static Parsed text(String text) {
        return new Parsed(Schema.OPTIONAL_STRING_SCHEMA, text);
    }

    /**
     * Bytes.
     *
     * @param bytes handed over
     * @return with the schema of optional bytes
     */
    public static Parsed bytes(byte[] bytes) {
        return new Parsed(Schema.OPTIONAL_BYTES_SCHEMA, bytes);
    }
}
