// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What the text of a capture is; the names are those of Glue, of which Logstash knows int and float. */
enum CaptureType {
    STRING(Schema.OPTIONAL_STRING_SCHEMA) {
        @Override
        Object of(String text) {
            return text;
        }
    },
    BOOLEAN(Schema.OPTIONAL_BOOLEAN_SCHEMA) {
        @Override
        @Nullable
        Object of(String text) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
        }
    },
    BYTE(Schema.OPTIONAL_INT8_SCHEMA) {
        @Override
        Object of(String text) {
            return Byte.valueOf(text);
        }
    },
    SHORT(Schema.OPTIONAL_INT16_SCHEMA) {
        @Override
        Object of(String text) {
            return Short.valueOf(text);
        }
    },
    INT(Schema.OPTIONAL_INT32_SCHEMA) {
        @Override
        Object of(String text) {
            return Integer.valueOf(text);
        }
    },
    LONG(Schema.OPTIONAL_INT64_SCHEMA) {
        @Override
        Object of(String text) {
            return Long.valueOf(text);
        }
    },
    FLOAT(Schema.OPTIONAL_FLOAT32_SCHEMA) {
        @Override
        @Nullable
        Object of(String text) {
            float number = Float.parseFloat(text);
            return Float.isInfinite(number) ? null : number;
        }
    },
    DOUBLE(Schema.OPTIONAL_FLOAT64_SCHEMA) {
        @Override
        @Nullable
        Object of(String text) {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? null : number;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Built schemas are immutable.
    private final Schema schema;

    CaptureType(Schema schema) {
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaptureType named(String pattern, String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%{" + pattern
                        + "} has a type that does not exist; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(CaptureType::word).toList())));
    }

    /** The value; null, or a NumberFormatException, when the text is none of this type. */
    abstract @Nullable Object of(String text);

    /** The value; null when the text is none of this type. */
    final @Nullable Object read(String text) {
        try {
            return of(text);
        } catch (NumberFormatException notOfThisType) {
            return null;
        }
    }
}
