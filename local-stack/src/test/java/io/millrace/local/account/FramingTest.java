// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class FramingTest {
    @Test
    void aDelimiterEndsEachRecord() {
        assertThat(split(Framing.delimited("\n"), "a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(split(Framing.delimited("||"), "a|b||c||")).containsExactly("a|b", "c");
    }

    @Test
    void anObjectCutShortShowsItsLastPiece() {
        assertThat(split(Framing.delimited("\n"), "aa\nb")).containsExactly("aa", "b");
    }

    @Test
    void jsonRecordsMayContainTheDelimiter() {
        assertThat(split(Framing.json("\n"), "{\n\"a\":1\n}\n{\n\"ü\":{\"x\":[2]}\n}\n"))
                .containsExactly("{\n\"a\":1\n}", "{\n\"ü\":{\"x\":[2]}\n}");
    }

    @Test
    void jsonRecordsWithAnotherDelimiterAreRefused() {
        assertThatThrownBy(() -> split(Framing.json("\n"), "{\"a\":1} {\"a\":2}\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delimiter at 7");
        assertThatThrownBy(() -> split(Framing.json("\n"), "{\"a\":1}\n\n{\"a\":2}\n"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> split(Framing.json("\n"), "{\"a\":1}\n{\"a\":2}"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gzipIsUnderstoodByItsFirstBytes() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write("a\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(BucketReader.uncompressed(compressed.toByteArray()))
                .asString()
                .isEqualTo("a\n");
        assertThat(BucketReader.uncompressed(new byte[] {'a', '\n'})).asString().isEqualTo("a\n");
    }

    private static List<String> split(Framing framing, String object) {
        return framing.split(object.getBytes(StandardCharsets.UTF_8)).stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }
}
