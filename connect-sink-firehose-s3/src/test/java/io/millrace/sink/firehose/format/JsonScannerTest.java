// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.rendering.RowBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonScanner scanner = new JsonScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0",
                "-0.0e-0",
                "1E9",
                "12.5e+10",
                "true",
                "false",
                "null",
                " [ 1 , \"a\" , { \"b\" : [ ] } ] ",
                "{\"a\":1,\"a\":2}",
                "\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"é漢\ud83d\ude00\ud7ff\ue000\u0080\u07ff\u0800\uffff\udbff\udfff\u007f\""
            })
    void readsWhatIsJson(String text) throws IOException, BadRecord {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JACKSON.readTree(bytes);

        scanner.scan(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "[1,]",
                "[1 2]",
                "[",
                "]",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "tru",
                "truex",
                "nul",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u00",
                "\"a\nb\"",
                "\"\u0000\"",
                "1 1",
                "NaN",
                "Infinity",
                "\ufeff{}",
                "/**/1",
                "{\"a\":1]",
                "[1}",
                "\"\\",
                "\"\\u"
            })
    void refusesWhatIsNone(String text) {
        assertThat(isJson(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        int[][] sequences = {
            {0x80},
            {0xBF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC2},
            {0xC2, 0x41},
            {0xE0, 0x80, 0x80},
            {0xE0, 0x9F, 0xBF},
            {0xED, 0xA0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xE1, 0x80},
            {0xE1, 0x80, 0x41},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF0, 0x8F, 0xBF, 0xBF},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF},
            {0xF1, 0x80, 0x80}
        };
        for (int[] sequence : sequences) {
            byte[] text = new byte[sequence.length + 2];
            text[0] = '"';
            for (int i = 0; i < sequence.length; i++) {
                text[i + 1] = (byte) sequence[i];
            }
            text[text.length - 1] = '"';
            assertThat(isJson(text)).as(Arrays.toString(sequence)).isFalse();
            assertThat(isJson(Arrays.copyOf(text, text.length - 1))).isFalse();
        }
    }

    @Property(tries = 20_000)
    void agreesWithJacksonOnAnyMixtureOfTokens(@ForAll("mixtures") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(isJson(bytes)).isEqualTo(isJsonToJackson(bytes));
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"a\"",
                        "\"b\"",
                        "1",
                        "-2.5",
                        "0",
                        "e3",
                        ".",
                        "true",
                        "null",
                        " ",
                        "\n",
                        "\"",
                        "\\",
                        "\\u0041",
                        "é",
                        "{\"a\":1}",
                        "[]",
                        "\"k\":")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void utf8IsWhatTheJdkSaysItIs(@ForAll("almostUtf8") byte[] bytes) {
        byte[] text = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, text, 1, bytes.length);
        text[0] = '"';
        text[text.length - 1] = '"';
        boolean utf8;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            utf8 = true;
        } catch (CharacterCodingException e) {
            utf8 = false;
        }

        assertThat(isJson(text)).isEqualTo(utf8);
    }

    @Provide
    Arbitrary<byte[]> almostUtf8() {
        return Arbitraries.of(
                        0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1,
                        0xF4, 0xF5)
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 2_000)
    void stringsMeanWhatJacksonReads(@ForAll String text) throws IOException, BadRecord {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] escaped = JsonMapper.builder()
                .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writeValueAsBytes(wellFormed);
        RowBytes out = new RowBytes(8);

        scanner.scan(escaped, 0, escaped.length);
        scanner.unescape(1, escaped.length - 1, out);

        assertThat(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
                .isEqualTo(wellFormed);
    }

    @Property(tries = 2_000)
    void membersAreWhereJacksonFindsThem(@ForAll("objects") String text) throws IOException, BadRecord {
        byte[] bytes = ("x " + text + " x").getBytes(StandardCharsets.UTF_8);
        JsonNode expected = JACKSON.readTree(text);

        scanner.scanObject(bytes, 1, bytes.length - 1);

        assertThat(scanner.members()).isEqualTo(expected.size());
        for (int i = 0; i < scanner.members(); i++) {
            String name = JACKSON.readValue(
                    "\"" + text(bytes, scanner.nameStart(i), scanner.nameEnd(i)) + "\"", String.class);
            assertThat(JACKSON.readTree(text(bytes, scanner.valueStart(i), scanner.valueEnd(i))))
                    .isEqualTo(expected.get(name));
        }
    }

    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> values =
                Arbitraries.of("1", "\"x\\n\"", "[ 1, 2 ]", "{\"a\" : {}}", "null", "\n true\t", "-1.5e3");
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abé\"\\".toCharArray()).ofMaxLength(4);
        return Arbitraries.maps(names, values).ofMaxSize(40).map(map -> {
            StringBuilder text = new StringBuilder("{");
            map.forEach((name, value) -> text.append(text.length() > 1 ? ", " : " ")
                    .append(JACKSON.getNodeFactory().textNode(name).toString())
                    .append(" :")
                    .append(value));
            return text.append("}").toString();
        });
    }

    @Test
    void depthIsBounded() {
        assertThat(isJson(("[".repeat(1_000) + "]".repeat(1_000)).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(isJson(("[".repeat(1_001) + "]".repeat(1_001)).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(isJson("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean isJson(byte[] text) {
        try {
            scanner.scan(text, 0, text.length);
            return true;
        } catch (BadRecord e) {
            return false;
        }
    }

    private static boolean isJsonToJackson(byte[] text) {
        try {
            return !JACKSON.readTree(text).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }
}
