// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BytePatternTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String group(BytePattern pattern, int group) {
        return new String(
                pattern.groupBytes(),
                pattern.from(group),
                pattern.to(group) - pattern.from(group),
                StandardCharsets.UTF_8);
    }

    @Test
    void groupsLieInTheArrayOrInADecodedCopy() {
        BytePattern pattern = new BytePattern(Pattern.compile("(.)=(.*)"));
        byte[] ascii = utf8("..a=bc..");
        assertThat(pattern.matches(ascii, 2, 6)).isTrue();
        assertThat(pattern.groupBytes()).isSameAs(ascii);
        assertThat(group(pattern, 1) + group(pattern, 2)).isEqualTo("abc");
        byte[] others = utf8("\uD83D\uDE00\u20ACa=\u00E9\uD83D\uDE00c");
        assertThat(pattern.find(others, 0, others.length)).isTrue();
        assertThat(group(pattern, 1)).isEqualTo("a");
        assertThat(group(pattern, 2)).isEqualTo("\u00E9\uD83D\uDE00c");
        assertThat(pattern.matches(ascii, 3, 3)).isFalse();
    }

    @Test
    void bytesThatAreNoCharactersCountAsReplaced() {
        BytePattern pattern = new BytePattern(Pattern.compile("\uFFFD(a)"));
        assertThat(pattern.matches(new byte[] {(byte) 0xC3, 'a'}, 0, 2)).isTrue();
        assertThat(group(pattern, 1)).isEqualTo("a");
    }

    @Test
    void givesUpAndSaysSo() {
        BytePattern pattern = new BytePattern(Pattern.compile("(x*)(?:a+)+\\1b"));
        assertThat(pattern.matches(utf8("a".repeat(100)), 0, 100)).isFalse();
        assertThat(pattern.isExhausted()).isTrue();
        assertThat(pattern.matches(utf8("aab"), 0, 3)).isTrue();
        assertThat(pattern.isExhausted()).isFalse();
    }

    @Test
    void survivesDeepRecursion() {
        BytePattern pattern = new BytePattern(Pattern.compile("(?:a|b)*c"));
        byte[] text = utf8("ab".repeat(500_000));
        assertThat(pattern.matches(text, 0, text.length)).isFalse();
        assertThat(pattern.isExhausted()).isTrue();
    }
}
