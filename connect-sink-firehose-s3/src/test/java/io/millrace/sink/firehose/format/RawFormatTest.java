// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RawFormatTest {
    private static final byte[] NEWLINE = {'\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Property(tries = 200)
    void anyBytesPassUntouched(@ForAll byte[] bytes) {
        out.reset();

        assertThat(write(bytes, Tombstones.ERROR)).isSameAs(Rendering.WRITTEN);

        byte[] expected = Arrays.copyOf(bytes, bytes.length + 1);
        expected[bytes.length] = '\n';
        assertThat(out.toByteArray()).isEqualTo(expected);
    }

    @Test
    void invalidUtf8AndLineEndsPassUntouched() {
        byte[] bytes = {(byte) 0xC3, '\r', '\n', (byte) 0xFF, 0, '\n'};

        write(bytes, Tombstones.ERROR);

        assertThat(out.toByteArray()).isEqualTo(new byte[] {(byte) 0xC3, '\r', '\n', (byte) 0xFF, 0, '\n', '\n'});
    }

    @Test
    void bytesAreHandedOverWithoutACopy() {
        byte[] bytes = {1, 2, 3};

        new RawFormat(new byte[0], Tombstones.ERROR)
                .write(
                        record(bytes),
                        (array, offset, length) ->
                                assertThat(length == 0 || array == bytes).isTrue());
    }

    @Test
    void aBufferIsWrittenFromItsPositionToItsLimitAndLeftAsItWas() {
        ByteBuffer heap = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 9}, 1, 3).slice();
        ByteBuffer readOnly = ByteBuffer.wrap(new byte[] {9, 4, 5, 9}, 1, 2).asReadOnlyBuffer();

        write(heap, Tombstones.ERROR);
        write(readOnly, Tombstones.ERROR);

        assertThat(out.toByteArray()).isEqualTo(new byte[] {1, 2, 3, '\n', 4, 5, '\n'});
        assertThat(heap.remaining()).isEqualTo(3);
        assertThat(readOnly.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAndScalarsAreWritten(Object value, String expected) {
        assertThat(write(value, Tombstones.ERROR)).isSameAs(Rendering.WRITTEN);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected + "\n");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("", ""),
                Arguments.of("é漢\ud83d\ude00", "é漢\ud83d\ude00"),
                Arguments.of(true, "true"),
                Arguments.of((byte) 1, "1"),
                Arguments.of((short) -2, "-2"),
                Arguments.of(3, "3"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(1.5f, "1.5"),
                Arguments.of(-0.25d, "-0.25"),
                Arguments.of(1e300, "1.0E300"),
                Arguments.of(new BigDecimal("10.50"), "10.50"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void whatCannotBeRenderedFailsAndWritesNothing(Object value, String type) {
        assertThat(write(value, Tombstones.ERROR)).isInstanceOfSatisfying(Rendering.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("Record.UnsupportedValue");
            assertThat(failed.message()).contains(type, "format=json", "ByteArrayConverter");
        });
        assertThat(out.size()).isZero();
    }

    // Connect hands over its logical types as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static Stream<Arguments> unsupported() {
        Schema schema =
                SchemaBuilder.struct().field("secret", Schema.STRING_SCHEMA).build();
        return Stream.of(
                Arguments.of(Map.of("a", 1), "Map"),
                Arguments.of(List.of(1), "List"),
                Arguments.of(new Struct(schema).put("secret", "content"), "Struct"),
                Arguments.of(new java.util.Date(0), "Date"),
                Arguments.of(Double.NaN, "Double"),
                Arguments.of(Float.NEGATIVE_INFINITY, "Float"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void halfOfASurrogatePairIsNeverReplacedSilently(String text) {
        assertThat(write(text, Tombstones.ERROR))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.MalformedText"));
        assertThat(out.size()).isZero();
    }

    static Stream<String> malformed() {
        return Stream.of("\ud83d", "a\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00");
    }

    @Test
    void tombstonesFollowThePolicy() {
        assertThat(write(null, Tombstones.ERROR))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.Tombstone"));
        assertThat(write(null, Tombstones.SKIP)).isSameAs(Rendering.SKIPPED);
        assertThat(out.size()).isZero();
        assertThat(write(null, Tombstones.EMPTY)).isSameAs(Rendering.WRITTEN);
        assertThat(out.toByteArray()).isEqualTo(NEWLINE);
    }

    @Test
    void withoutDelimiterRecordsFollowEachOther() {
        RawFormat format = new RawFormat(Delimiter.parse(""), Tombstones.ERROR);

        format.write(record("{\"a\":1}"), out::write);
        format.write(record("{\"a\":2}"), out::write);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}{\"a\":2}");
    }

    private Rendering write(@Nullable Object value, Tombstones tombstones) {
        return new RawFormat(NEWLINE, tombstones).write(record(value), out::write);
    }

    private static SinkRecord record(@Nullable Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }
}
