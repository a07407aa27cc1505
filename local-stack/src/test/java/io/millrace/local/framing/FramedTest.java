// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FramedTest {
    @ParameterizedTest
    @CsvSource({
        "0000000004fe02, FOUR_BYTES, 4, 5",
        "00ffffffff, FOUR_BYTES, 4294967295, 5",
        "000000000000000003fe02, EIGHT_BYTES, 3, 9",
        "000000000000000003, EIGHT_BYTES, 3, 9",
    })
    void readsTheIdAfterByteZero(String hex, SchemaFraming framing, long id, int contentOffset) {
        Framed framed = value(HexFormat.of().parseHex(hex));

        assertThat(framed.framing()).isEqualTo(framing);
        assertThat(framed.id()).hasValue(id);
        assertThat(framed.contentOffset()).isEqualTo(contentOffset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "0000000000", "000000000000000000ff", "03", "0300", "616263"})
    void doesNotGuessWhereAnIdIsMissing(String hex) {
        assertThat(value(HexFormat.of().parseHex(hex)).framing()).isEqualTo(SchemaFraming.NONE);
    }

    @Test
    void knowsGluesTwoCompressions() {
        byte[] bytes = new byte[19];
        bytes[0] = 3;
        assertThat(value(bytes))
                .extracting(Framed::framing, Framed::contentOffset)
                .containsExactly(SchemaFraming.GLUE, 18);
        bytes[1] = 5;
        assertThat(value(bytes).framing()).isEqualTo(SchemaFraming.GLUE);
        bytes[1] = 4;
        assertThat(value(bytes).framing()).isEqualTo(SchemaFraming.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaId\":12,\"payload\":{\"a\":1}} | JSON_SCHEMA_ID",
                "{ \"schemaId\" : 12 , \"payload\" : 1} | JSON_SCHEMA_ID",
                "{\"schema\":{\"type\":\"string\"},\"payload\":\"a\"} | JSON_WITH_SCHEMA",
                "{\"schema\":null,\"payload\":{\"a\":1}} | JSON_WITH_SCHEMA",
                "{\"schemaId\":\"x\"} | JSON",
                "{\"schema\":\"public\"} | JSON",
                "[1] | JSON",
                "schema | NONE",
            })
    void tellsTheFormsOfJsonApart(String text, SchemaFraming framing) {
        assertThat(value(text.getBytes(StandardCharsets.UTF_8)).framing()).isEqualTo(framing);
    }

    @Test
    void idsInHeadersBelongToTheKeyOrToTheValue() {
        Headers headers = new RecordHeaders()
                .add("apicurio.key.contentId", number(7))
                .add("apicurio.value.globalId", number(8))
                .add("apicurio.value.encoding", "BINARY".getBytes(StandardCharsets.UTF_8));

        assertThat(Framed.of(new byte[] {0, 0, 0, 0, 4}, headers, true).id()).hasValue(7);
        assertThat(Framed.of(new byte[] {0, 0, 0, 0, 4}, headers, false))
                .extracting(Framed::framing, framed -> framed.id().orElse(0), Framed::contentOffset)
                .containsExactly(SchemaFraming.APICURIO_HEADERS, 8L, 0);
    }

    @Test
    void knowsConfluentsHeader() {
        byte[] guid = new byte[17];
        guid[0] = 1;
        Headers headers = new RecordHeaders().add("__value_schema_id", guid);

        assertThat(Framed.of(new byte[] {2}, headers, false).framing()).isEqualTo(SchemaFraming.CONFLUENT_HEADER);
        assertThat(Framed.of(new byte[] {2}, headers, true).framing()).isEqualTo(SchemaFraming.NONE);
    }

    @Test
    void headersWithoutAnIdDecideNothing() {
        Headers headers =
                new RecordHeaders().add("apicurio.value.globalId", null).add("__value_schema_id", new byte[] {1});

        assertThat(Framed.of(new byte[] {0, 0, 0, 0, 4}, headers, false).framing())
                .isEqualTo(SchemaFraming.FOUR_BYTES);
    }

    @Test
    void aTombstoneIsATombstone() {
        assertThat(Framed.of(null, new RecordHeaders(), false).framing()).isEqualTo(SchemaFraming.TOMBSTONE);
    }

    private static Framed value(byte[] bytes) {
        return Framed.of(bytes, new RecordHeaders(), false);
    }

    private static byte[] number(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
