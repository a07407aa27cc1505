// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.parsing.line.Piece;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final String TRACE = "10:00 failed\n  at A\n  at B\n10:01 done\n";

    @Test
    void everyLineIsAnEventAndEmptyOnesAreToo() {
        assertThat(Growth.of("\na\n\nb\n", Rules.extended()).whole()).containsExactly("", "a", "", "b");
    }

    @Test
    void placesCoverTheEventAndNothingAfterIt() {
        Growth growth = Growth.of("one\ntwo\r\nthree", Rules.extended());
        growth.whole();
        assertThat(growth.events)
                .containsExactly(
                        new Growth.Event("one", Piece.WHOLE, 0, 0, 1, new Place(4, 1, Within.NOTHING)),
                        new Growth.Event("two", Piece.WHOLE, 4, 1, 1, new Place(9, 2, Within.NOTHING)),
                        new Growth.Event("three", Piece.UNTERMINATED, 9, 2, 0, new Place(14, 2, Within.NOTHING)));
    }

    @Test
    void aPartialLastLineWaits() {
        Growth growth = Growth.of("one\ntwo", Rules.extended());
        assertThat(growth.to(7, false, 1_000_000)).isTrue();
        assertThat(growth.texts()).containsExactly("one");
        assertThat(growth.place).isEqualTo(new Place(4, 1, Within.NOTHING));
        assertThat(growth.reader().completeAfterMillis()).isNegative();
    }

    @Test
    void aPartialLastLineIsHandedOverWhenTheUserWantsItAndTheFileIsQuiet() {
        Growth growth = Growth.of("one\ntwo", Rules.extended("partial.line.timeout.ms", "500"));
        assertThat(growth.to(7, false, 499)).isTrue();
        assertThat(growth.reader().completeAfterMillis()).isEqualTo(500);
        growth.to(7, false, 500);
        assertThat(growth.texts()).containsExactly("one", "two");
        assertThat(growth.pieces()).containsExactly(Piece.WHOLE, Piece.UNTERMINATED);
    }

    @Test
    void theAgentKeepsLineFeedsAndReturns() {
        assertThat(Growth.of("a\r\n\nb\n", Rules.strict()).whole()).containsExactly("a\r\n", "\n", "b\n");
    }

    @Test
    void keptLineFeedsComeWithoutReturnsThatBelongToTheEnding() {
        assertThat(Growth.of("a\r\nb\nc", Rules.extended("newline.kept.enabled", "true"))
                        .whole())
                .containsExactly("a\n", "b\n", "c");
    }

    @Test
    void aReturnWithinALineIsContent() {
        assertThat(Growth.of("a\rb\r\r\n", Rules.extended()).whole()).containsExactly("a\rb\r");
    }

    @Test
    void headerLinesAreSkippedAtTheBeginningOnly() {
        EventRules rules = Rules.extended("skipHeaderLines", "2");
        Growth growth = Growth.of("h1\nh2\na\nb\n", rules);
        assertThat(growth.to(4, false, 0)).isTrue();
        assertThat(growth.place).isEqualTo(Place.START);
        growth.to(8, false, 0);
        growth.to(10, false, 0);
        assertThat(growth.texts()).containsExactly("a", "b");
        assertThat(growth.events.get(0).line()).isEqualTo(2);
        assertThat(growth.reader().figures().headerLines()).isEqualTo(2);

        Growth onward = Growth.of("h1\nh2\na\nb\n", rules);
        onward.place = new Place(3, 1, Within.NOTHING);
        onward.to(10, false, 0);
        assertThat(onward.texts()).containsExactly("h2", "a", "b");
    }

    @Test
    void aFileOfFewerLinesThanItsHeaderHasNoEvents() {
        Growth growth = Growth.of("h1\n", Rules.extended("skipHeaderLines", "2"));
        assertThat(growth.whole()).isEmpty();
        assertThat(growth.place.position()).isEqualTo(3);
    }

    @Test
    void theByteOrderMarkIsNoContent() {
        assertThat(Growth.of("\uFEFFa\nb\n", Rules.extended()).whole()).containsExactly("a", "b");
        assertThat(Growth.of("\uFEFFh\nb\n", Rules.extended("skipHeaderLines", "1"))
                        .whole())
                .containsExactly("b");
        assertThat(Growth.of("\uFEFFa\n", Rules.strict()).whole()).containsExactly("\uFEFFa\n");
    }

    @Test
    void nothingIsReadBehindAFooter() {
        Growth growth = Growth.of("a\n  END 1 \nb\nc\n", Rules.extended("fileFooterPattern", "END \\d"));
        growth.to(11, false, 0);
        assertThat(growth.place.within()).isEqualTo(Within.ENDED);
        growth.to(15, false, 0);
        assertThat(growth.texts()).containsExactly("a");
        assertThat(growth.place).isEqualTo(new Place(15, 4, Within.ENDED));
        assertThat(growth.reader().figures().afterFooterBytes()).isEqualTo(13);
    }

    @Test
    void aFooterHasToMatchAsAWhole() {
        assertThat(Growth.of("END 12\nb\n", Rules.extended("fileFooterPattern", "END \\d"))
                        .whole())
                .containsExactly("END 12", "b");
    }

    @Test
    void aHoleBeforeAnEventIsSkippedOnceSomethingFollows() {
        Growth growth = Growth.of("a\n\0\0\0\0b\0\n", Rules.extended());
        assertThat(growth.to(6, false, 1_000_000)).isTrue();
        assertThat(growth.place.position()).isEqualTo(2);
        growth.to(9, false, 0);
        assertThat(growth.texts()).containsExactly("a", "b\0");
        assertThat(growth.events.get(1).position()).isEqualTo(6);
        assertThat(growth.reader().figures().nulBytes()).isEqualTo(4);
    }

    @Test
    void aHoleAtTheEndOfAFinalFileIsCounted() {
        Growth growth = Growth.of("a\n\0\0", Rules.extended());
        assertThat(growth.whole()).containsExactly("a");
        assertThat(growth.place.position()).isEqualTo(4);
        assertThat(growth.reader().figures().nulBytes()).isEqualTo(2);
    }

    // Overlong events.

    private static String x(int count) {
        return "x".repeat(count);
    }

    @Test
    void anEventOfExactlyTheLimitIsWhole() {
        Growth growth = Growth.of(x(64) + "\r\n" + x(64), Rules.extended("record.max.bytes", "64"));
        assertThat(growth.whole()).containsExactly(x(64), x(64));
        assertThat(growth.reader().figures().overlong()).isZero();
    }

    @Test
    void anOverlongEventIsTruncatedBetweenCharactersAndItsRestDropped() {
        String line = x(62) + "\u20ACyyyy";
        Growth growth =
                Growth.of(line + "\nb\n", Rules.extended("record.max.bytes", "64", "truncatedRecordTerminator", ""));
        assertThat(growth.whole()).containsExactly(x(62), "b");
        assertThat(growth.pieces()).containsExactly(Piece.TRUNCATED, Piece.WHOLE);
        assertThat(growth.events.get(0).next()).isEqualTo(new Place(62, 0, Within.DROPPED));
        assertThat(growth.events.get(1))
                .isEqualTo(new Growth.Event("b", Piece.WHOLE, 70, 1, 1, new Place(72, 2, Within.NOTHING)));
        assertThat(growth.reader().figures().droppedBytes()).isEqualTo(8);
    }

    @Test
    void theTerminatorStandsAtTheEndOfATruncatedEvent() {
        assertThat(Growth.of(
                                x(70) + "\n",
                                Rules.extended("record.max.bytes", "64", "truncatedRecordTerminator", "<cut>"))
                        .whole())
                .containsExactly(x(59) + "<cut>");
    }

    @Test
    void theAgentCountsTheLineFeedAndOverwritesTheLastBytes() {
        assertThat(Growth.of(x(63) + "\n" + x(64) + "\nb\n", Rules.strict("record.max.bytes", "64"))
                        .whole())
                .containsExactly(x(63) + "\n", x(63) + "\n", "b\n");
    }

    @Test
    void theAgentCutsWithinACharacter() {
        EventReader reader = new EventReader(Rules.strict("record.max.bytes", "64"));
        byte[] content = (x(62) + "\u20ACy\n").getBytes(StandardCharsets.UTF_8);
        reader.begin(new Burst(content, 0, content.length, Place.START, false), 0);
        assertThat(reader.next()).isTrue();
        assertThat(reader.to() - reader.from()).isEqualTo(64);
        assertThat(reader.bytes()[reader.to() - 2]).isEqualTo((byte) 0xE2);
        assertThat(reader.bytes()[reader.to() - 1]).isEqualTo((byte) '\n');
    }

    @Test
    void anOverlongEventIsSplitWithoutLoss() {
        Growth growth = Growth.of(
                x(63) + "\u20AC" + x(70) + "\nb\n",
                Rules.extended("record.max.bytes", "64", "record.overlong", "split"));
        assertThat(growth.whole()).containsExactly(x(63), "\u20AC" + x(61), x(9), "b");
        assertThat(growth.pieces()).containsExactly(Piece.PART, Piece.PART, Piece.LAST_PART, Piece.WHOLE);
        assertThat(growth.reader().figures().overlong()).isOne();
    }

    @Test
    void anOverlongEventIsSkipped() {
        Growth growth = Growth.of(
                "a\n" + x(200) + "\nb\n", Rules.extended("record.max.bytes", "64", "record.overlong", "skip"));
        assertThat(growth.whole()).containsExactly("a", "b");
        assertThat(growth.reader().figures().droppedBytes()).isEqualTo(201);
    }

    @Test
    void aLineOfAnyLengthNeedsNoMoreThanItsLimit() {
        Growth growth = Growth.of(x(100_000) + "\nb\n", Rules.extended("record.max.bytes", "64"));
        for (int end = 70; end < 100_000; end += 70) {
            assertThat(growth.to(end, false, 0)).isFalse();
            assertThat(growth.place.position()).isEqualTo(end);
        }
        growth.to(100_003, false, 0);
        assertThat(growth.texts()).containsExactly(x(64), "b");
    }

    // Several lines.

    @Test
    void anEventGoesOnUntilTheNextOneStarts() {
        EventRules rules = Rules.extended("multiLineStartPattern", "\\d\\d:");
        assertThat(Growth.of(TRACE, rules).whole()).containsExactly("10:00 failed\n  at A\n  at B", "10:01 done");
        assertThat(Growth.of("  head\n" + TRACE, rules).whole().get(0)).isEqualTo("  head");
    }

    @Test
    void aPatternMatchesFromTheBeginningOfALineOn() {
        assertThat(Growth.of("a 1\nb a\na 2\n", Rules.extended("multiLineStartPattern", "a"))
                        .whole())
                .containsExactly("a 1\nb a", "a 2");
    }

    @Test
    void theLastEventWaitsUntilTheFileIsQuiet() {
        Growth growth = Growth.of(TRACE, Rules.extended("multiLineStartPattern", "\\d\\d:"));
        assertThat(growth.to(27, false, 4_999)).isTrue();
        assertThat(growth.texts()).isEmpty();
        assertThat(growth.place).isEqualTo(Place.START);
        assertThat(growth.reader().completeAfterMillis()).isEqualTo(5_000);
        assertThat(growth.to(27, false, -1)).isTrue();
        growth.to(27, false, 5_000);
        assertThat(growth.texts()).containsExactly("10:00 failed\n  at A\n  at B");
        assertThat(growth.events.get(0).next()).isEqualTo(new Place(27, 3, Within.NOTHING));
    }

    @Test
    void noQuietCutsALine() {
        Growth growth = Growth.of(TRACE, Rules.extended("multiLineStartPattern", "\\d\\d:"));
        assertThat(growth.to(25, false, 1_000_000)).isTrue();
        assertThat(growth.texts()).isEmpty();
        assertThat(growth.reader().completeAfterMillis()).isNegative();
    }

    @Test
    void theAgentHandsOverWhatIsThere() {
        Growth growth = Growth.of(TRACE, Rules.strict("multiLineStartPattern", "\\d\\d:"));
        growth.to(20, false, 0);
        growth.to(38, false, 0);
        assertThat(growth.texts()).containsExactly("10:00 failed\n  at A\n", "  at B\n", "10:01 done\n");
        Growth more = Growth.of(TRACE, Rules.strict("multiLineStartPattern", "\\d\\d:"));
        assertThat(more.to(20, false, -1)).isTrue();
    }

    @Test
    void anEndPatternEndsAnEvent() {
        assertThat(Growth.of("BEGIN\nx\nEND;\nBEGIN\nEND;\n", Rules.extended("multiline.end.pattern", ";$"))
                        .whole())
                .containsExactly("BEGIN\nx\nEND;", "BEGIN\nEND;");
    }

    @Test
    void continuationsBelongToTheEventBeforeThem() {
        assertThat(Growth.of("a\n b\n c\nd\ne\n f\n", Rules.extended("multiline.continuation.pattern", "\\s"))
                        .whole())
                .containsExactly("a\n b\n c", "d", "e\n f");
    }

    @Test
    void anEventHasAtMostSoManyLines() {
        assertThat(Growth.of(
                                "s\n1\n2\n3\ns\n",
                                Rules.extended("multiLineStartPattern", "s", "multiline.max.lines", "2"))
                        .whole())
                .containsExactly("s\n1", "2\n3", "s");
    }

    @Test
    void theRestOfATruncatedEventIsDroppedUpToTheNextStart() {
        String content = "s " + x(100) + "\nmore\nmore\ns 2\n";
        Growth growth = Growth.of(
                content,
                Rules.extended(
                        "multiLineStartPattern", "s", "record.max.bytes", "64", "truncatedRecordTerminator", ""));
        assertThat(growth.whole()).containsExactly("s " + x(62), "s 2");
        assertThat(growth.events.get(1).line()).isEqualTo(3);
    }

    // Encodings.

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void readsUtf16(String name) {
        String content = "\uFEFFh\u00E9\r\n\u010A\u0A0D\uD83D\uDE00\n\nlast";
        Charset charset = name.equals("UTF-16LE") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        Growth growth = new Growth(content.getBytes(charset), Rules.extended("encoding", name));
        assertThat(growth.whole()).containsExactly("h\u00E9", "\u010A\u0A0D\uD83D\uDE00", "", "last");
        assertThat(growth.events.get(1).position()).isEqualTo(10);
        assertThat(growth.events.get(3).line()).isEqualTo(3);
    }

    @Test
    void findsTheByteOrderWithoutAMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Growth growth = new Growth("\u4E2D\u6587\nb\n".getBytes(charset), Rules.extended("encoding", "UTF-16"));
            assertThat(growth.whole()).containsExactly("\u4E2D\u6587", "b");
        }
    }

    @Test
    void halfAUnitWaits() {
        byte[] content = "ab\nc\n".getBytes(StandardCharsets.UTF_16LE);
        Growth growth = new Growth(content, Rules.extended("encoding", "UTF-16LE"));
        growth.to(5, false, 0);
        growth.to(9, false, 0);
        growth.to(10, false, 0);
        assertThat(growth.texts()).containsExactly("ab", "c");
    }

    @Test
    void readsOtherEncodings() {
        assertThat(new Growth(
                                new byte[] {(byte) 0xE9, '\n', (byte) 0x80, '\n'},
                                Rules.extended("encoding", "windows-1252"))
                        .whole())
                .containsExactly("\u00E9", "\u20AC");
        assertThat(new Growth(
                                "\u65E5\u672C\nx\n".getBytes(Charset.forName("Shift_JIS")),
                                Rules.extended("encoding", "Shift_JIS"))
                        .whole())
                .containsExactly("\u65E5\u672C", "x");
    }

    @Test
    void patternsSeeCharactersOfTheEncoding() {
        byte[] content = "\u00C4 1\nb\n\u00C4 2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new Growth(content, Rules.extended("encoding", "ISO-8859-1", "multiLineStartPattern", "\u00C4"))
                        .whole())
                .containsExactly("\u00C4 1\nb", "\u00C4 2");
    }

    @Test
    void cutsUtf16BetweenCharacters() {
        String content = "\uD83D\uDE00".repeat(40) + "\n";
        Growth growth = new Growth(
                content.getBytes(StandardCharsets.UTF_16LE),
                Rules.extended("encoding", "UTF-16LE", "record.max.bytes", "64", "record.overlong", "split"));
        growth.whole();
        assertThat(String.join("", growth.texts())).isEqualTo(content.strip());
        assertThat(growth.texts()).allMatch(text -> !text.contains("\uFFFD"));
    }

    @Test
    void tellsWhatIsNoCharacter() {
        EventReader reader = new EventReader(Rules.extended());
        byte[] content = {'a', '\n', (byte) 0xC3, '\n', (byte) 0xC3, (byte) 0xA9, '\n'};
        reader.begin(new Burst(content, 0, content.length, Place.START, false), 0);
        assertThat(reader.next() && reader.isDecodable()).isTrue();
        assertThat(reader.next() && reader.isDecodable()).isFalse();
        assertThat(reader.next() && reader.isDecodable()).isTrue();
    }

    // Several lines at once.

    @Test
    void handsOverWholeLinesAtOnce() {
        EventReader reader = new EventReader(Rules.extended());
        byte[] content = "one\ntwo\nthree\nfour".getBytes(StandardCharsets.UTF_8);
        reader.begin(new Burst(content, 0, content.length, Place.START, false), 0);
        assertThat(reader.nextLines(10)).isTrue();
        assertThat(new String(reader.bytes(), reader.from(), reader.to(), StandardCharsets.UTF_8))
                .isEqualTo("one\ntwo\n");
        assertThat(reader.place()).isEqualTo(new Place(8, 2, Within.NOTHING));
        assertThat(reader.nextLines(5)).isFalse();
        assertThat(reader.nextLines(64)).isTrue();
        assertThat(reader.lines()).isOne();
        assertThat(reader.nextLines(64)).isFalse();
        assertThat(reader.next()).isFalse();
        assertThat(reader.needsMore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb\n", "a\n\0b\n"})
    void lineByLineWhereBytesHaveToBeLeftOut(String content) {
        EventReader reader = new EventReader(Rules.extended());
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        reader.begin(new Burst(bytes, 0, bytes.length, Place.START, false), 0);
        assertThat(reader.nextLines(64)).isFalse();
        assertThat(reader.next()).isTrue();
    }
}
