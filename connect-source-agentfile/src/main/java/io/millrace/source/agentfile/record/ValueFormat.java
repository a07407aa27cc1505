// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;

/** What keys and values are for the converters. */
public enum ValueFormat {
    /** Bytes, for ByteArrayConverter. */
    BYTES {
        @Override
        Schema schema() {
            return Schema.BYTES_SCHEMA;
        }

        @Override
        Object of(byte[] utf8) {
            return utf8;
        }
    },
    /** A text, for StringConverter. */
    STRING {
        @Override
        Schema schema() {
            return Schema.STRING_SCHEMA;
        }

        @Override
        Object of(byte[] utf8) {
            return new String(utf8, StandardCharsets.UTF_8);
        }
    };

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A shared object. */
    abstract Schema schema();

    abstract Object of(byte[] utf8);
}
