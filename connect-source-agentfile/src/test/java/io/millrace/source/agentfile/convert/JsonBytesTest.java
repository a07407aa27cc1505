// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class JsonBytesTest {
    private static final String COMMON = "ab \"\\/\n\r\t\b\f\u0001\u001f\u007f\u0080\u00E9\u20AC\uD83D\uDE00";

    private static String ours(byte[] text, int before) {
        byte[] around = new byte[before + text.length + 9];
        java.util.Arrays.fill(around, (byte) '"');
        System.arraycopy(text, 0, around, before, text.length);
        JsonBytes json = new JsonBytes(1);
        json.text(around, before, before + text.length);
        return new String(json.array(), 0, json.length(), StandardCharsets.UTF_8);
    }

    private static String jacksons(String text) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.writeString(text);
        }
        return out.toString();
    }

    /** As the agent's JSON library writes texts. */
    @Property(tries = 3000)
    void writesTextsAsJacksonDoes(@ForAll long seed, @ForAll @Size(max = 60) byte[] noise) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(3) == 0 ? random.nextInt(COMMON.length() - 2) : 0;
            text.append(random.nextInt(20) == 0 ? "\uD83D\uDE00" : COMMON.substring(at, at + 1));
        }
        byte[] sound = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(ours(sound, random.nextInt(9))).isEqualTo(jacksons(text.toString()));
        assertThat(ours(noise, 3)).isEqualTo(jacksons(new String(noise, StandardCharsets.UTF_8)));
    }
}
