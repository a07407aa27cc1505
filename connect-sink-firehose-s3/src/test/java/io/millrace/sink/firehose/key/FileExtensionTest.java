// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileExtensionTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ".json", ".custom.log", ".a1!-_.*'()"})
    void acceptsWhatFirehoseAccepts(String text) {
        assertThat(FileExtension.checked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", ".", ".JSON", ".a/b", ".a b", ".é", ".json\n"})
    void rejectsWhatFirehoseRejects(String text) {
        assertThatThrownBy(() -> FileExtension.checked(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case letters");
    }

    @Test
    void allows128Characters() {
        assertThat(FileExtension.checked("." + "a".repeat(127))).hasSize(128);
        assertThatThrownBy(() -> FileExtension.checked("." + "a".repeat(128)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 128 characters, has 129");
    }
}
