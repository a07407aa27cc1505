// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private static final int LIMIT = 8;

    @Test
    void emptyLinesAreLinesAndTheRestIsHeldBack() {
        LineSplitter splitter = new LineSplitter(new LineRules(LineEnding.LF, LIMIT, Overlong.TRUNCATE));
        byte[] bytes = ascii("a\n\nb\r\npart");
        List<String> lines = new ArrayList<>();

        int consumed = splitter.split(bytes, 0, bytes.length, false, collect(lines));

        assertThat(lines).containsExactly("WHOLE a", "WHOLE ", "WHOLE b\r");
        assertThat(consumed).isEqualTo(6);
        assertThat(splitter.split(bytes, consumed, bytes.length, true, collect(lines)))
                .isEqualTo(bytes.length);
        assertThat(lines).endsWith("UNTERMINATED part");
    }

    @Test
    void theReturnBelongsToTheEndingOnRequest() {
        assertThat(all(LineEnding.LF_OR_CRLF, Overlong.TRUNCATE, "12345678\r\n\r\na\rb\n"))
                .containsExactly("WHOLE 12345678", "WHOLE ", "WHOLE a\rb");
    }

    @Test
    void overlongLinesAreTruncatedSplitOrSkipped() {
        String text = "123456789abcdefghijk\nok\n";

        assertThat(all(LineEnding.LF, Overlong.TRUNCATE, text)).containsExactly("TRUNCATED 12345678", "WHOLE ok");
        assertThat(all(LineEnding.LF, Overlong.SPLIT, text))
                .containsExactly("PART 12345678", "PART 9abcdefg", "LAST_PART hijk", "WHOLE ok");
        assertThat(all(LineEnding.LF, Overlong.SKIP, text)).containsExactly("WHOLE ok");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(all(LineEnding.LF, Overlong.SPLIT, "123456\u20ac9\n"))
                .containsExactly("PART 123456", "LAST_PART \u20ac9");
    }

    @Test
    void countsWhatIsDropped() {
        LineSplitter splitter = new LineSplitter(new LineRules(LineEnding.LF, LIMIT, Overlong.TRUNCATE));
        byte[] bytes = ascii("123456789abc");
        List<String> lines = new ArrayList<>();

        assertThat(splitter.split(bytes, 0, bytes.length, false, collect(lines)))
                .isEqualTo(bytes.length);
        assertThat(splitter.isWithinLine()).isTrue();
        splitter.split(ascii("de\nx\n"), 0, 5, false, collect(lines));

        assertThat(lines).containsExactly("TRUNCATED 12345678", "WHOLE x");
        assertThat(splitter.droppedBytes()).isEqualTo(6);
        assertThat(splitter.overlongLines()).isEqualTo(1);
        assertThat(splitter.isWithinLine()).isFalse();
    }

    @Test
    void theSinkMayStop() {
        LineSplitter splitter = new LineSplitter(new LineRules(LineEnding.LF, LIMIT, Overlong.TRUNCATE));
        byte[] bytes = ascii("a\nb\n");

        assertThat(splitter.split(bytes, 0, 4, false, (b, from, to, next, piece) -> false))
                .isEqualTo(2);
    }

    @Test
    void theLimitHoldsAtLeastOneCharacter() {
        assertThatThrownBy(() -> new LineRules(LineEnding.LF, 3, Overlong.SKIP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5_000)
    void buffersOfAnySizeGiveTheSameLines(
            @ForAll("texts") String text,
            @ForAll LineEnding ending,
            @ForAll Overlong overlong,
            @ForAll @IntRange(min = 1, max = 7) int step) {
        LineSplitter splitter = new LineSplitter(new LineRules(ending, LIMIT, overlong));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (int to = 0; to < bytes.length; ) {
            to = Math.min(bytes.length, to + step);
            at = splitter.split(bytes, at, to, to == bytes.length, collect(lines));
            assertThat(to - at).isLessThan(LIMIT + 2);
        }

        assertThat(lines).isEqualTo(naive(text, ending, overlong));
        assertThat(at).isEqualTo(bytes.length);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '\n', '\r', '\u00e9', '\u20ac')
                .ofMaxLength(60);
    }

    private static List<String> naive(String text, LineEnding ending, Overlong overlong) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            String line = newline < 0 ? text.substring(from) : text.substring(from, newline);
            if (ending == LineEnding.LF_OR_CRLF && newline >= 0 && line.endsWith("\r")) {
                line = line.substring(0, line.length() - 1);
            }
            naiveLine(line, newline >= 0, overlong, lines);
            from = newline < 0 ? text.length() : newline + 1;
        }
        return lines;
    }

    private static void naiveLine(String line, boolean isTerminated, Overlong overlong, List<String> lines) {
        String rest = line;
        boolean isOverlong = false;
        while (rest.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            isOverlong = true;
            int end = rest.length();
            while (rest.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LIMIT) {
                end--;
            }
            if (overlong != Overlong.SPLIT) {
                if (overlong == Overlong.TRUNCATE) {
                    lines.add("TRUNCATED " + rest.substring(0, end));
                }
                return;
            }
            lines.add("PART " + rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add((isOverlong ? "LAST_PART " : isTerminated ? "WHOLE " : "UNTERMINATED ") + rest);
    }

    private static List<String> all(LineEnding ending, Overlong overlong, String text) {
        List<String> lines = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new LineSplitter(new LineRules(ending, LIMIT, overlong)).split(bytes, 0, bytes.length, true, collect(lines));
        return lines;
    }

    private static LineSink collect(List<String> lines) {
        return (bytes, from, to, next, piece) ->
                lines.add(piece + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
