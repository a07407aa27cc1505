// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Parsed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;

/** In which form bytes are put. */
enum Output {
    /** As they are. */
    BYTES("bytes", Schema.OPTIONAL_BYTES_SCHEMA) {
        @Override
        Parsed of(byte[] bytes) {
            return Parsed.bytes(bytes);
        }
    },
    /** As text. */
    STRING("string", Schema.OPTIONAL_STRING_SCHEMA) {
        @Override
        Parsed of(byte[] bytes) {
            try {
                return Parsed.text(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException e) {
                throw new BadValue("what came out is not UTF-8; set output=bytes");
            }
        }
    };

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Built schemas are immutable.
    private final Schema schema;

    Output(String word, Schema schema) {
        this.word = word;
        this.schema = schema;
    }

    String word() {
        return word;
    }

    Schema schema() {
        return schema;
    }

    abstract Parsed of(byte[] bytes);
}
