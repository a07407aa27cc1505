// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
    private static final String ALL = "must be one of UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, zstd, lz4";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "UNCOMPRESSED | '' | -",
                "GZIP | .gz | gzip",
                "ZIP | .zip | zip",
                "Snappy | .snappy | snappy-java",
                "HADOOP_SNAPPY | .snappy | hadoop-snappy",
                "zstd | .zst | zstd",
                "lz4 | .lz4 | lz4"
            })
    void knowsExtensionAndEncoding(String word, String extension, String contentEncoding) {
        Compression compression = Compression.named(word);
        assertThat(compression.word()).isEqualTo(word);
        assertThat(compression.extension()).isEqualTo(extension);
        assertThat(compression.contentEncoding()).isEqualTo(Optional.ofNullable(contentEncoding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | ; did you mean GZIP?",
                "Uncompressed | ; did you mean UNCOMPRESSED?",
                "SNAPPY | ; did you mean Snappy?",
                "hadoop-snappy | ; did you mean HADOOP_SNAPPY?",
                "ZSTD | ; did you mean zstd?",
                "LZ4 | ; did you mean lz4?",
                "brotli | ''",
            })
    void namesTheNearestWhenItKnowsNoSuchName(String word, String hint) {
        assertThatThrownBy(() -> Compression.named(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(ALL + hint);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void hasAFormUnlessItIsNone(Compression compression) {
        assertThat(compression.encoding(OptionalInt.empty()).isEmpty())
                .isEqualTo(compression == Compression.UNCOMPRESSED);
    }

    @Test
    void knowsItsLevels() {
        assertThat(Compression.GZIP.levelComplaint(1)).isEmpty();
        assertThat(Compression.GZIP.levelComplaint(9)).isEmpty();
        assertThat(Compression.ZSTD.levelComplaint(22)).isEmpty();
        assertThat(Compression.LZ4.levelComplaint(12)).isEmpty();
        assertThat(Compression.ZIP.levelComplaint(0)).hasValue("must be 1 to 9 for ZIP");
        assertThat(Compression.GZIP.levelComplaint(10)).hasValue("must be 1 to 9 for GZIP");
        assertThat(Compression.ZSTD.levelComplaint(23)).hasValue("must be 1 to 22 for zstd");
        assertThat(Compression.LZ4.levelComplaint(13)).hasValue("must be 1 to 12 for lz4");
        assertThat(Compression.SNAPPY.levelComplaint(1)).hasValue("must be left out because Snappy has no levels");
        assertThat(Compression.UNCOMPRESSED.levelComplaint(1))
                .hasValue("must be left out because UNCOMPRESSED has no levels");
    }
}
