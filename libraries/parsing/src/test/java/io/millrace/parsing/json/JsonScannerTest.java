// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.parsing.json.MalformedJson.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private final JsonScanner scanner = new JsonScanner(4);

    @Test
    void aDocumentIsItsTokens() throws MalformedJson {
        assertThat(tokens(" {\"a\" : [1, -2.5e+3, true], \"b\":{}, \"c\":\"x\", \"d\":[null,false]} "))
                .containsExactly(
                        "OBJECT_START {",
                        "FIELD_NAME a",
                        "ARRAY_START [",
                        "NUMBER 1",
                        "NUMBER -2.5e+3",
                        "TRUE true",
                        "ARRAY_END ]",
                        "FIELD_NAME b",
                        "OBJECT_START {",
                        "OBJECT_END }",
                        "FIELD_NAME c",
                        "STRING x",
                        "FIELD_NAME d",
                        "ARRAY_START [",
                        "NULL null",
                        "FALSE false",
                        "ARRAY_END ]",
                        "OBJECT_END }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "^^~EMPTY~0",
                "^  ^~EMPTY~2",
                "[1~UNEXPECTED_END~2",
                "{\"a\"~UNEXPECTED_END~4",
                "\"ab~UNEXPECTED_END~3",
                "\"a\\~UNEXPECTED_END~3",
                "\"\\u12~UNEXPECTED_END~5",
                "tru~UNEXPECTED_END~3",
                "-~UNEXPECTED_END~1",
                "1.~UNEXPECTED_END~2",
                "[1,]~UNEXPECTED_BYTE~3",
                "{,}~UNEXPECTED_BYTE~1",
                "{\"a\":1,}~UNEXPECTED_BYTE~7",
                "{\"a\" 1}~UNEXPECTED_BYTE~5",
                "[1}~UNEXPECTED_BYTE~2",
                "'a'~UNEXPECTED_BYTE~0",
                "// x~UNEXPECTED_BYTE~0",
                "+1~UNEXPECTED_BYTE~0",
                "01~INVALID_NUMBER~1",
                "[1.x]~INVALID_NUMBER~3",
                "[1e]~INVALID_NUMBER~3",
                "1x~INVALID_NUMBER~1",
                "trux~INVALID_LITERAL~0",
                "NaN~UNEXPECTED_BYTE~0",
                "nullx~INVALID_LITERAL~4",
                "\"\\x\"~INVALID_ESCAPE~1",
                "\"\\u00g0\"~INVALID_ESCAPE~1",
                "[[[[[~TOO_DEEP~4",
                "1 2~TRAILING_CONTENT~2",
                "{}}~TRAILING_CONTENT~2"
            })
    void whatIsNoJsonIsRefusedWithReasonAndPlace(String text, Reason reason, int position) {
        MalformedJson failure = failure(text.getBytes(UTF_8));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void textsHaveNoControlCharactersAndNothingButUtf8() {
        assertThat(failure("\"a\tb\"".getBytes(UTF_8)).reason()).isEqualTo(Reason.CONTROL_CHARACTER);
        assertThat(failure(bytes('"', 0x80, '"')).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(failure(bytes('"', 0xC0, 0x80, '"')).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(failure(bytes('"', 0xED, 0xA0, 0x80, '"')).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(failure(bytes('"', 0xF4, 0x90, 0x80, 0x80, '"')).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(failure(bytes('"', 0xE2, 0x82)).reason()).isEqualTo(Reason.UNEXPECTED_END);
    }

    @Test
    void aFailureStaysAndTellsNoContents() throws MalformedJson {
        byte[] text = "[\"secret\" \"canary\"]".getBytes(UTF_8);
        scanner.scan(text, 0, text.length);
        scanner.next();
        scanner.next();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(scanner::next).hasMessage("Byte 10: a byte that cannot stand here");
        }
    }

    @Test
    void positionsCountFromWhereTheScanBegan() {
        byte[] text = "xxx[1,]yyy".getBytes(UTF_8);
        scanner.scan(text, 3, 7);

        MalformedJson failure = catchThrowableOfType(MalformedJson.class, this::drain);

        assertThat(failure.position()).isEqualTo(3);
    }

    @Test
    void escapesAreTakenOut() throws MalformedJson {
        assertThat(text("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\\ud83d\\ude00\u20ac\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e9\u20ac\ud83d\ude00\u20ac");
    }

    @Test
    void halfOfASurrogatePairIsReplaced() throws MalformedJson {
        assertThat(text("\"a\\ud83dx\"")).isEqualTo("a\ufffdx");
        assertThat(text("\"\\ude00\\ud83d\"")).isEqualTo("\ufffd\ufffd");
        assertThat(text("\"\\ud83d\\ud83d\\ude00\"")).isEqualTo("\ufffd\ud83d\ude00");
    }

    @Test
    void aNameIsRecognizedWithAndWithoutEscapes() throws MalformedJson {
        byte[] name = "caf\u00e9".getBytes(UTF_8);
        for (String document : List.of("{\"caf\u00e9\":1}", "{\"\\u0063af\\u00E9\":1}")) {
            byte[] bytes = document.getBytes(UTF_8);
            scanner.scan(bytes, 0, bytes.length);
            scanner.next();
            scanner.next();

            assertThat(scanner.is(name)).isTrue();
            assertThat(scanner.hash()).isEqualTo(JsonScanner.hash(name));
            assertThat(scanner.is("cafe".getBytes(UTF_8))).isFalse();
            assertThat(JsonScanner.hash("cafe".getBytes(UTF_8))).isNotEqualTo(scanner.hash());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "-0, true",
        "9223372036854775807, true",
        "-9223372036854775808, true",
        "9223372036854775808, false",
        "-9223372036854775809, false",
        "9999999999999999999, false",
        "10000000000000000000, false",
        "1.0, false",
        "1e3, false"
    })
    void wholeNumbersOf64BitsAreExact(String text, boolean isLong) throws MalformedJson {
        byte[] bytes = text.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.next();

        assertThat(scanner.isLong()).isEqualTo(isLong);
        assertThat(scanner.isInteger()).isEqualTo(!text.contains(".") && !text.contains("e"));
        assertThat(scanner.text()).isEqualTo(text);
        assertThat(scanner.doubleValue()).isEqualTo(Double.parseDouble(text));
        if (isLong) {
            assertThat(scanner.longValue()).isEqualTo(Long.parseLong(text));
        }
    }

    @Test
    void aSkippedValueIsCheckedAndHasOneSpan() throws MalformedJson {
        String text = "{\"a\":{\"b\":[1,{}]},\"c\":\"x\",\"d\":[ ] ,\"e\":-1}";
        byte[] bytes = text.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.next();
        List<String> values = new ArrayList<>();
        while (scanner.next() == JsonToken.FIELD_NAME) {
            scanner.skipValue();
            assertThat(scanner.token().endsValue()).isTrue();
            values.add(span());
        }
        byte[] broken = "{\"a\":[1,,2]}".getBytes(UTF_8);
        scanner.scan(broken, 0, broken.length);
        scanner.next();

        assertThat(values).containsExactly("{\"b\":[1,{}]}", "\"x\"", "[ ]", "-1");
        assertThatThrownBy(scanner::skipValue).isInstanceOf(MalformedJson.class);
    }

    @Test
    void severalValuesFollowEachOther() throws MalformedJson {
        byte[] bytes = "{\"a\":1}\n[2]{}\r\n3 \"x\"\n\n".getBytes(UTF_8);
        scanner.scanSeveral(bytes, 0, bytes.length);
        List<String> values = new ArrayList<>();
        while (scanner.next() != JsonToken.END) {
            scanner.skipValue();
            values.add(span());
        }

        assertThat(values).containsExactly("{\"a\":1}", "[2]", "{}", "3", "\"x\"");
        assertThat(scanner.next()).isEqualTo(JsonToken.END);
        scanner.scanSeveral(bytes, 0, 0);
        assertThat(scanner.next()).isEqualTo(JsonToken.END);
    }

    @Test
    void aBrokenLineIsLeftOutAndTheNextOneRead() throws MalformedJson {
        byte[] bytes = "{\"a\":1\n{\"b\":2}\nnonsense\n4".getBytes(UTF_8);
        scanner.scanSeveral(bytes, 0, bytes.length);
        List<String> values = new ArrayList<>();
        JsonToken token = JsonToken.NULL;
        while (token != JsonToken.END) {
            try {
                token = scanner.next();
                scanner.skipValue();
                values.add(span());
            } catch (MalformedJson e) {
                values.add(e.reason() + "@" + e.position());
                assertThat(scanner.skipLine()).isTrue();
            }
        }

        assertThat(values).containsExactly("UNEXPECTED_BYTE@7", "{\"b\":2}", "INVALID_LITERAL@15", "4", "");
        assertThat(scanner.skipLine()).isFalse();
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws MalformedJson {
        assertThat(tokens("\ufeff1")).containsExactly("NUMBER 1");
        assertThat(failure("1\ufeff".getBytes(UTF_8)).reason()).isEqualTo(Reason.INVALID_NUMBER);
    }

    @Test
    void depthIsLimitedAndCanBeLarge() throws MalformedJson {
        JsonScanner deep = new JsonScanner(100_000);
        byte[] bytes = ("[{\"a\":".repeat(50_000) + "1" + "}]".repeat(50_000)).getBytes(UTF_8);
        deep.scan(bytes, 0, bytes.length);

        while (deep.next() != JsonToken.NUMBER) {
            assertThat(deep.depth()).isPositive();
        }
        assertThat(deep.depth()).isEqualTo(100_000);
        while (deep.next() != JsonToken.END) {
            assertThat(deep.depth()).isLessThan(100_000);
        }
        assertThatThrownBy(() -> new JsonScanner(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65})
    void textsOfAnyLengthEndWhereTheyEnd(int length) throws MalformedJson {
        String expected = "x".repeat(length);
        byte[] bytes = ('"' + expected + "\"\"\"\"\"\"\"\"\"").getBytes(UTF_8);
        scanner.scan(bytes, 0, length + 2);
        scanner.next();

        assertThat(scanner.text()).isEqualTo(expected);
        assertThat(scanner.next()).isEqualTo(JsonToken.END);
        assertThat(failure(bytes, length + 1).reason()).isEqualTo(Reason.UNEXPECTED_END);
    }

    private List<String> tokens(String text) throws MalformedJson {
        byte[] bytes = text.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        List<String> tokens = new ArrayList<>();
        while (scanner.next() != JsonToken.END) {
            tokens.add(scanner.token() + " " + scanner.text());
        }
        return tokens;
    }

    private String text(String document) throws MalformedJson {
        byte[] bytes = document.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.next();
        assertThat(scanner.isEscaped()).isTrue();
        return scanner.text();
    }

    private String span() {
        return new String(scanner.bytes(), scanner.start(), scanner.end() - scanner.start(), UTF_8);
    }

    private MalformedJson failure(byte[] bytes) {
        return failure(bytes, bytes.length);
    }

    private MalformedJson failure(byte[] bytes, int to) {
        scanner.scan(bytes, 0, to);
        return catchThrowableOfType(MalformedJson.class, this::drain);
    }

    private void drain() throws MalformedJson {
        while (scanner.next() != JsonToken.END) {
            assertThat(scanner.position()).isPositive();
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
