// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM1047", "UTF-32", "ISO-2022-JP"})
    void refusesEncodingsWhoseLineFeedsCannotBeFound(String name) {
        assertThatThrownBy(() -> Encoding.named(name)).hasMessageContaining("ASCII in other places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin-9000", "no name at all", ""})
    void refusesUnknownNames(String name) {
        assertThatThrownBy(() -> Encoding.named(name)).hasMessageContaining("no encoding that this Java knows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "Shift_JIS", "windows-1252", "ISO-8859-15"})
    void neverCutsACharacter(String name) {
        Charset charset = Charset.forName(name);
        String text = charset.newEncoder().canEncode('\u65E5') ? "a\u65E5\u672Cb\u8A9E" : "a\u20ACb";
        byte[] bytes = text.repeat(5).getBytes(charset);
        Encoding encoding = Encoding.named(name);
        for (int at = 4; at <= bytes.length; at++) {
            int cut = encoding.cut(bytes, 0, at, false);
            assertThat(cut).isBetween(at - 1, at);
            assertThat(encoding.isDecodable(bytes, 0, cut, false)).isTrue();
        }
    }

    @Test
    void whatFitsInAnyCaseDependsOnTheEncoding() {
        assertThat(Encoding.UTF_8.fitting(101)).isEqualTo(101);
        assertThat(Encoding.named("UTF-16").fitting(100)).isEqualTo(66);
        assertThat(Encoding.named("ISO-8859-1").fitting(100)).isEqualTo(50);
        assertThat(Encoding.named("windows-1252").fitting(100)).isEqualTo(33);
    }
}
