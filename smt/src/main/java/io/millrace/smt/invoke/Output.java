// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import java.nio.ByteBuffer;

/** What the bytes that a function answers become. */
enum Output {
    /** What the record was: bytes stay bytes, text stays text, structures become schemaless ones. */
    AS_INPUT("as.input"),
    /** Bytes. */
    BYTES("bytes"),
    /** Text in UTF-8. */
    STRING("string"),
    /** One JSON value, without a schema. */
    JSON("json");

    private final String word;

    Output(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** What holds for a record: never {@link #AS_INPUT}. */
    Output of(Object input) {
        if (this != AS_INPUT) {
            return this;
        }
        if (input instanceof String) {
            return STRING;
        }
        return input instanceof byte[] || input instanceof ByteBuffer ? BYTES : JSON;
    }
}
