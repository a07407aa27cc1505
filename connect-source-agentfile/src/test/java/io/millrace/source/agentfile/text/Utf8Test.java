// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Utf8Test {
    private static boolean isValidForJava(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Sound texts of which some get one wrong byte. */
    @Property(tries = 20_000)
    void agreesWithJavasDecoder(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int bits = random.nextInt(21) + 1;
            int point = random.nextInt(Math.min(1 << bits, 0x110000));
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'a' : point);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isValidForJava(bytes));
        }
    }
}
