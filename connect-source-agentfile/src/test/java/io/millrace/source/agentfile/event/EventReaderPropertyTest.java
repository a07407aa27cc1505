// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.parsing.line.Piece;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventReaderPropertyTest {
    private static final String[] PIECES = {
        "s 1",
        "s",
        "x",
        "  at y",
        "END",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\u00E9",
        "\u20AC",
        "\uD83D\uDE00",
        "longer text ",
        "\0"
    };

    private static String content(Random random, int pieces, boolean hasNuls) {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            content.append(PIECES[random.nextInt(hasNuls ? PIECES.length : PIECES.length - 1)]);
            if (random.nextInt(30) == 0) {
                content.append("z".repeat(random.nextInt(200)));
            }
        }
        return content.toString();
    }

    private static EventRules rules(Random random) {
        List<String> options = new ArrayList<>(List.of("record.max.bytes", Integer.toString(64 + random.nextInt(64))));
        switch (random.nextInt(5)) {
            case 0 -> options.addAll(List.of("multiLineStartPattern", "s"));
            case 1 -> options.addAll(List.of("multiline.end.pattern", "END"));
            case 2 -> options.addAll(List.of("multiline.continuation.pattern", "\\s"));
            default -> {}
        }
        options.addAll(List.of(
                "record.overlong", List.of("truncate", "split", "skip", "route").get(random.nextInt(4))));
        options.addAll(List.of("skipHeaderLines", random.nextInt(3) == 0 ? "1" : "0"));
        options.addAll(List.of("newline.kept.enabled", Boolean.toString(random.nextBoolean())));
        options.addAll(List.of(
                "encoding", List.of("UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE").get(random.nextInt(4))));
        return random.nextInt(4) == 0
                ? Rules.strict(options.toArray(new String[0]))
                : Rules.extended(options.toArray(new String[0]));
    }

    /** Whatever the bursts are, the events are the same; this is what lets nothing be remembered between them. */
    @Property(tries = 3000)
    void eventsDoNotDependOnBursts(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int pieces,
            @ForAll @IntRange(min = 1, max = 400) int typical) {
        Random random = new Random(seed);
        EventRules rules = rules(random);
        Charset charset = Charset.forName(rules.encoding().toString());
        String text = content(random, pieces, true);
        byte[] content = text.getBytes(charset);
        Growth whole = new Growth(content, rules);
        whole.to(content.length, true, -1);
        Growth parts = new Growth(content, rules).inBursts(random, typical);
        assertThat(parts.events).isEqualTo(whole.events);
        assertThat(parts.place).isEqualTo(whole.place);
        assertThat(parts.place.position()).isEqualTo(content.length);
        assertThat(parts.place.line())
                .isEqualTo(text.chars().filter(c -> c == '\n').count());
    }

    /** A reader that begins anew at any offset goes on with the very next event. */
    @Property(tries = 1000)
    void goesOnFromEveryPlace(@ForAll long seed, @ForAll @IntRange(max = 60) int pieces) {
        Random random = new Random(seed);
        EventRules rules = rules(random);
        byte[] content = content(random, pieces, true)
                .getBytes(Charset.forName(rules.encoding().toString()));
        Growth whole = new Growth(content, rules);
        whole.to(content.length, true, -1);
        for (int i = 0; i < whole.events.size(); i++) {
            Growth again = new Growth(content, rules);
            again.place = whole.events.get(i).next();
            again.to(content.length, true, -1);
            assertThat(again.events).isEqualTo(whole.events.subList(i + 1, whole.events.size()));
        }
    }

    /** Twice the limit is enough to go on, wherever reading stands and though the content is not final. */
    @Property(tries = 1000)
    void aBurstOfTwiceTheLimitIsNeverTooSmall(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int pieces) {
        Random random = new Random(seed);
        EventRules rules = rules(random);
        byte[] content = content(random, pieces, false)
                .getBytes(Charset.forName(rules.encoding().toString()));
        int enough = 2 * rules.maxBytes() + 64;
        Growth growth = new Growth(content, rules);
        while (growth.place.position() + enough <= content.length) {
            long before = growth.place.position();
            growth.to((int) before + enough, false, -1);
            assertThat(growth.place.position()).isGreaterThan(before);
        }
    }

    /** Against the obvious way, for lines that fit. */
    @Property(tries = 1000)
    void linesAreWhatSplittingAtLineFeedsGives(@ForAll long seed, @ForAll @IntRange(max = 200) int pieces) {
        Random random = new Random(seed);
        String content = content(random, pieces, false);
        Growth growth = Growth.of(content, Rules.extended("line.ending", "lf")).inBursts(random, 50);
        List<String> expected = new ArrayList<>(Arrays.asList(content.split("\n", -1)));
        if (expected.get(expected.size() - 1).isEmpty()) {
            expected.remove(expected.size() - 1);
        }
        assertThat(growth.texts()).isEqualTo(expected);
        assertThat(growth.place.line())
                .isEqualTo(content.chars().filter(c -> c == '\n').count());
    }

    /** Nothing is lost and nothing is there twice: parts, line feeds left out, are the content. */
    @Property(tries = 1000)
    void splittingLosesNothing(@ForAll long seed, @ForAll @IntRange(max = 200) int pieces) {
        Random random = new Random(seed);
        String content = content(random, pieces, false);
        Growth growth = Growth.of(
                        content,
                        Rules.extended(
                                "line.ending",
                                "lf",
                                "record.max.bytes",
                                "64",
                                "record.overlong",
                                "split",
                                "newline.kept.enabled",
                                "true"))
                .inBursts(random, 100);
        assertThat(String.join("", growth.texts())).isEqualTo(content);
        assertThat(growth.texts()).allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= 64);
        assertThat(growth.pieces().stream().filter(Piece.LAST_PART::equals).count())
                .isEqualTo(growth.reader().figures().overlong());
    }

    /** Several lines at once are the same lines, one after the other. */
    @Property(tries = 1000)
    void blocksAreLines(
            @ForAll long seed, @ForAll @IntRange(max = 200) int pieces, @ForAll @IntRange(min = 1, max = 64) int most) {
        Random random = new Random(seed);
        byte[] content = content(random, pieces, true).getBytes(StandardCharsets.UTF_8);
        EventRules rules = Rules.extended("record.max.bytes", "64");
        Growth whole = new Growth(content, rules);
        whole.to(content.length, true, -1);
        List<String> texts = new ArrayList<>();
        EventReader reader = new EventReader(rules);
        reader.begin(new Burst(content, 0, content.length, Place.START, true), -1);
        while (true) {
            if (reader.nextLines(most)) {
                String block =
                        new String(reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8);
                assertThat(reader.to() - reader.from()).isLessThanOrEqualTo(most);
                List<String> lines = Arrays.asList(block.split("\n", -1));
                assertThat(reader.lines()).isEqualTo(lines.size() - 1);
                texts.addAll(lines.subList(0, lines.size() - 1));
            } else if (reader.next()) {
                texts.add(
                        new String(reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8));
            } else {
                break;
            }
        }
        assertThat(texts).isEqualTo(whole.texts());
        assertThat(reader.place()).isEqualTo(whole.place);
    }
}
