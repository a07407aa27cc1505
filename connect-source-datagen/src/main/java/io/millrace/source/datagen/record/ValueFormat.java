// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;

/** What a record's value is for the converter. */
public enum ValueFormat {
    /** A text, for StringConverter. */
    STRING {
        @Override
        Schema schema() {
            return Schema.STRING_SCHEMA;
        }

        @Override
        Object value(byte[] rendered, boolean ascii) {
            Charset charset = ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            return new String(rendered, charset);
        }
    },
    /** The text's UTF-8 bytes, for ByteArrayConverter. */
    BYTES {
        @Override
        Schema schema() {
            return Schema.BYTES_SCHEMA;
        }

        @Override
        Object value(byte[] rendered, boolean ascii) {
            return rendered;
        }
    };

    /** The schema of every value, a shared object. */
    abstract Schema schema();

    /** The value; {@code ascii} allows the faster decoding. */
    abstract Object value(byte[] rendered, boolean ascii);
}
