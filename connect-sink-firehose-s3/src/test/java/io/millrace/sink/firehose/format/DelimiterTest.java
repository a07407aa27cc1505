// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterTest {
    @Test
    void readsEscapesAndPlainText() {
        assertThat(parsed("")).isEmpty();
        assertThat(parsed("\\n")).isEqualTo("\n");
        assertThat(parsed("\n")).isEqualTo("\n");
        assertThat(parsed("\\r\\n")).isEqualTo("\r\n");
        assertThat(parsed("\\t")).isEqualTo("\t");
        assertThat(parsed("\\\\n")).isEqualTo("\\n");
        assertThat(parsed("####")).isEqualTo("####");
        assertThat(parsed("é")).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"a\\x, 2", "\\, 1", "\\n\\, 3", "\\0, 1"})
    void rejectsOtherEscapes(String text, int position) {
        assertThatThrownBy(() -> Delimiter.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("at character " + position + ": ");
    }

    private static String parsed(String text) {
        return new String(Delimiter.parse(text), StandardCharsets.UTF_8);
    }
}
