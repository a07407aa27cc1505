// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What is JSON, and what it means, is what Jackson says with its strict settings and the JDK of UTF-8. */
class JsonAgreementTest {
    private static final String[] TEXTS = {
        "",
        "a",
        "name",
        "\u00e9",
        "\u20ac",
        "\ud83d\ude00",
        "\"",
        "\\",
        "\n",
        "\u0001",
        "/",
        "\u007f",
        "\u2028",
        "longer than a word"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-17",
        "3.25",
        "1e3",
        "-1E-7",
        "9223372036854775807",
        "9223372036854775808",
        "0.1",
        "123456789012345678901234567890",
        "1.7976931348623157e308",
        "4.9e-324",
        "100000000000000000000000e-23"
    };
    private static final String[] PIECES = {
        "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "0", "-", ".", "e", "+", "1", "true", "null", "\\u",
        "\\ud83d", "\u20ac", "\t", "/", "\u0000", "\ufeff", "x"
    };

    private final JsonMapper jackson = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();
    private final JsonScanner scanner = new JsonScanner(JsonScanner.DEFAULT_MAX_DEPTH);

    JsonAgreementTest() {
        jackson.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(1_000_000)
                        .maxNestingDepth(1_000_000)
                        .build());
    }

    @Property(tries = 5_000)
    void documentsMeanWhatJacksonSays(@ForAll long seed) throws Exception {
        String document = document(new Random(seed));

        assertThat(read(document.getBytes(UTF_8))).isEqualTo(withoutNulls(jackson.readValue(document, Object.class)));
    }

    @Property(tries = 20_000)
    void changedDocumentsAreJsonIfJacksonSaysSo(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = changed(document(random).getBytes(UTF_8), random);
        // JSON, but more than a BigDecimal holds.
        Assume.that(!new String(bytes, UTF_8).matches("(?s).*[eE][+-]?\\d{9}.*"));

        Object expected = byJackson(bytes);
        Object found = null;
        try {
            found = read(bytes);
        } catch (MalformedJson e) {
            assertThat(e.position()).isBetween(0, bytes.length);
        }

        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 5_000)
    void soupOfPiecesIsJsonIfJacksonSaysSo(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            soup.append(PIECES[random.nextInt(PIECES.length)]);
        }
        byte[] bytes = soup.toString().getBytes(UTF_8);

        Object found = null;
        try {
            found = read(bytes);
        } catch (MalformedJson e) {
            assertThat(e.position()).isBetween(0, bytes.length);
        }

        assertThat(found).isEqualTo(byJackson(bytes));
    }

    @Property(tries = 5_000)
    void textsAreWhatTheJdkTakesForUtf8(@ForAll @Size(max = 7) byte[] noise, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] text = new byte[noise.length + 2];
        text[0] = '"';
        text[text.length - 1] = '"';
        int[] likely = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
        for (int i = 0; i < noise.length; i++) {
            text[i + 1] = (byte) likely[random.nextInt(likely.length)];
        }

        Object found = null;
        try {
            found = read(text);
        } catch (MalformedJson e) {
            assertThat(e.reason()).isIn(MalformedJson.Reason.INVALID_UTF8);
        }

        assertThat(found).isEqualTo(byJackson(text));
    }

    @Property(tries = 20_000)
    void doublesAreTheNearest(@ForAll long seed) throws MalformedJson {
        Random random = new Random(seed);
        String digits = new BigInteger(random.nextInt(70) + 1, random).toString();
        int point = random.nextInt(digits.length()) + 1;
        String text = (random.nextBoolean() ? "-" : "")
                + (point < digits.length() ? digits.substring(0, point) + '.' + digits.substring(point) : digits)
                + (random.nextInt(4) == 0 ? "e" + (random.nextInt(700) - 350) : "");
        byte[] bytes = text.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.next();

        assertThat(scanner.doubleValue()).isEqualTo(Double.parseDouble(text));
    }

    @Property(tries = 2_000)
    void severalDocumentsAreReadOneByOne(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Object> expected = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String document = document(random);
            expected.add(withoutNulls(jackson.readValue(document, Object.class)));
            all.append(document).append(random.nextBoolean() ? "\n" : "\r\n\n ");
        }
        byte[] bytes = all.toString().getBytes(UTF_8);
        scanner.scanSeveral(bytes, 0, bytes.length);

        List<Object> found = new ArrayList<>();
        while (scanner.next() != JsonToken.END) {
            found.add(value());
        }

        assertThat(found).isEqualTo(expected);
    }

    private Object byJackson(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String document = withoutHalves(text.startsWith("\ufeff") ? text.substring(1) : text);
            return withoutNulls(jackson.readValue(document, Object.class));
        } catch (CharacterCodingException | JsonProcessingException e) {
            return null;
        }
    }

    /** The same with U+FFFD for escaped halves of surrogate pairs, which Jackson refuses in names and hands through in texts. */
    private static String withoutHalves(String text) {
        StringBuilder clean = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '\\') {
                clean.append(text.charAt(at++));
                continue;
            }
            int unit = unit(text, at);
            int next = unit(text, at + 6);
            boolean pair = unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000;
            int length = pair ? 12 : unit >= 0 ? 6 : Math.min(2, text.length() - at);
            boolean half = !pair && unit >= 0xD800 && unit < 0xE000;
            clean.append(half ? "\\ufffd" : text.substring(at, at + length));
            at += length;
        }
        return clean.toString();
    }

    /** The number of the escape that stands somewhere, or -1 if there is none. */
    private static int unit(String text, int at) {
        boolean escape = at + 6 <= text.length() && text.substring(at, at + 6).matches("\\\\u[0-9a-fA-F]{4}");
        return escape ? Integer.parseInt(text.substring(at + 2, at + 6), 16) : -1;
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonAgreementTest::withoutNulls).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> clean = new LinkedHashMap<>();
            map.forEach((name, inner) -> clean.put(name, withoutNulls(inner)));
            return clean;
        }
        return value == null ? "null" : value;
    }

    private Object read(byte[] bytes) throws MalformedJson {
        scanner.scan(bytes, 0, bytes.length);
        scanner.next();
        Object value = value();
        assertThat(scanner.next()).isEqualTo(JsonToken.END);
        return value;
    }

    private Object value() throws MalformedJson {
        return switch (scanner.token()) {
            case OBJECT_START -> object();
            case ARRAY_START -> {
                List<Object> list = new ArrayList<>();
                while (scanner.next() != JsonToken.ARRAY_END) {
                    list.add(value());
                }
                yield list;
            }
            case STRING -> scanner.text();
            case NUMBER -> number();
            case TRUE -> true;
            case FALSE -> false;
            default -> "null";
        };
    }

    private Map<Object, Object> object() throws MalformedJson {
        Map<Object, Object> map = new LinkedHashMap<>();
        while (scanner.next() != JsonToken.OBJECT_END) {
            String name = scanner.text();
            assertThat(scanner.is(name.getBytes(UTF_8))).isTrue();
            assertThat(scanner.hash()).isEqualTo(JsonScanner.hash(name.getBytes(UTF_8)));
            scanner.next();
            map.put(name, value());
        }
        return map;
    }

    private Object number() {
        if (scanner.isLong()) {
            return BigInteger.valueOf(scanner.longValue());
        }
        return scanner.isInteger() ? new BigInteger(scanner.text()) : new BigDecimal(scanner.text());
    }

    private static byte[] changed(byte[] document, Random random) {
        byte[] bytes = document;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int removed = Math.min(random.nextInt(3), bytes.length - at);
            byte[] piece = random.nextInt(8) == 0
                    ? new byte[] {(byte) random.nextInt(256)}
                    : PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
            byte[] inserted = random.nextInt(3) == 0 ? new byte[0] : piece;
            byte[] next = Arrays.copyOf(bytes, bytes.length - removed + inserted.length);
            System.arraycopy(inserted, 0, next, at, inserted.length);
            System.arraycopy(bytes, at + removed, next, at + inserted.length, bytes.length - at - removed);
            bytes = next;
        }
        return bytes;
    }

    private static String document(Random random) {
        StringBuilder text = new StringBuilder();
        write(random, 4, text);
        return text.toString();
    }

    private static void write(Random random, int depth, StringBuilder text) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 1 -> text.append(random.nextLong() >> random.nextInt(64));
            case 2 -> text.append(random.nextBoolean() ? "true" : random.nextBoolean() ? "false" : "null");
            case 3, 4 -> quote(random, text);
            case 5, 6 -> writeAll(random, '{', '}', depth, text);
            default -> writeAll(random, '[', ']', depth, text);
        }
    }

    private static void writeAll(Random random, char open, char close, int depth, StringBuilder text) {
        text.append(open).append(blank(random));
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? "," : "").append(blank(random));
            if (open == '{') {
                quote(random, text);
                text.append(blank(random)).append(':').append(blank(random));
            }
            write(random, depth - 1, text);
            text.append(blank(random));
        }
        text.append(close);
    }

    private static String blank(Random random) {
        return random.nextInt(4) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
    }

    private static void quote(Random random, StringBuilder text) {
        text.append('"');
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean escapes = random.nextInt(4) == 0;
            for (char c : TEXTS[random.nextInt(TEXTS.length)].toCharArray()) {
                if (c < ' ' || escapes) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
                }
            }
        }
        text.append('"');
    }
}
