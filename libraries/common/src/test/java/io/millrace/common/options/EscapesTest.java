// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    @Test
    void readsFourEscapesAndLeavesTheRest() {
        assertThat(Escapes.unescape("")).isEmpty();
        assertThat(Escapes.unescape(" é\n ")).isEqualTo(" é\n ");
        assertThat(Escapes.unescape("a\\r\\n\\tb")).isEqualTo("a\r\n\tb");
        assertThat(Escapes.unescape("\\\\")).isEqualTo("\\");
        assertThat(Escapes.unescape("\\\\n")).isEqualTo("\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x", "\\", "\\s", "\\0", "\\u0041", "\\N"})
    void rejectsOtherEscapes(String text) {
        assertThatThrownBy(() -> Escapes.unescape(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at character 1: a backslash must be followed by n, r, t or another backslash");
    }
}
