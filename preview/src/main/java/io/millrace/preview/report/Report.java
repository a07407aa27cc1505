// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.report;

import io.millrace.common.preview.Preview;
import io.millrace.preview.chain.Passage;
import io.millrace.preview.chain.Step;
import io.millrace.preview.check.Finding;
import io.millrace.preview.plugin.Plugin;
import io.millrace.preview.record.Snapshot;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.connector.Connector;

/** The printed page. */
public final class Report {
    private static final int MOST_NUMBERS = 5;

    private final PrintStream out;
    private final boolean verbose;

    /**
     * An empty page.
     *
     * @param out receives the lines
     * @param verbose whether failures show stack traces
     */
    public Report(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    /**
     * A line of text.
     *
     * @param text the line
     */
    public void line(String text) {
        out.println(text);
    }

    /** A blank line. */
    public void gap() {
        out.println();
    }

    /**
     * What is previewed.
     *
     * @param name the connector's name
     * @param connector the connector, if the configuration has a usable one
     */
    public void connector(String name, Optional<Plugin> connector) {
        connector.ifPresentOrElse(
                plugin -> line(name + ": " + plugin.className() + " " + ((Connector) plugin.instance()).version()
                        + ", from " + plugin.origin().name()),
                () -> line("No connector; the steps are looked at by themselves."));
    }

    /**
     * What is wrong with the configuration, or that nothing is.
     *
     * @param errors keep the connector from being created
     * @param warnings do not
     */
    public void findings(List<Finding> errors, List<Finding> warnings) {
        if (errors.isEmpty()) {
            line("The configuration is valid.");
        }
        list("error", errors);
        list("warning", warnings);
    }

    private void list(String word, List<Finding> found) {
        if (!found.isEmpty()) {
            gap();
            line(number(found.size(), word));
            found.forEach(f -> line("  " + (f.option().isEmpty() ? "" : f.option() + ": ") + f.text()));
        }
    }

    /**
     * The transforms, in their order.
     *
     * @param steps none when there are none
     */
    public void steps(List<Step> steps) {
        if (!steps.isEmpty()) {
            gap();
            line("Steps");
            int width = width(steps);
            steps.forEach(s -> line(String.format(Locale.ROOT, "  %-" + width + "s  %s", s.alias(), s.words())));
        }
    }

    /**
     * What the connector says beside its records.
     *
     * @param preview its answer
     */
    public void remarks(Preview preview) {
        preview.notes().forEach(note -> line("  " + note));
        if (!preview.failures().isEmpty()) {
            gap();
            line(number(preview.failures().size(), "piece") + " of input became no record");
            preview.failures().forEach(failure -> line("  " + failure.where() + ": " + failure.what()));
        }
    }

    /**
     * What became of each record.
     *
     * @param steps what they went through
     * @param passages one for each record
     */
    public void passages(List<Step> steps, List<Passage> passages) {
        if (steps.isEmpty()) {
            plain(passages);
            return;
        }
        for (int i = 0; i < passages.size(); i++) {
            gap();
            line("Record " + (i + 1));
            Passage passage = passages.get(i);
            int width = Math.max(width(steps), longestStep(passage));
            new PassageText(width, verbose).of(passage).forEach(this::line);
        }
    }

    private static int longestStep(Passage passage) {
        return passage.results().stream()
                .mapToInt(result -> result.step().length())
                .max()
                .orElse(0);
    }

    /** One record in a line; what is beside its value is told when it changes. */
    private void plain(List<Passage> passages) {
        String beside = "";
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            Snapshot at = passage.before().orElse(null);
            if (at != null && !PassageText.describe(at).equals(beside)) {
                beside = PassageText.describe(at);
                gap();
                line(beside);
            }
            String text = at == null ? "" : PassageText.cut(at.value().text());
            line(String.format(Locale.ROOT, "%4d  %s", i + 1, text));
            if (passage.failed()) {
                new PassageText(longestStep(passage), verbose).failure(passage).forEach(this::line);
            }
        }
    }

    /**
     * All records together.
     *
     * @param passages one for each record
     * @param tolerant whether a worker skips a record that fails
     */
    public void outcome(List<Passage> passages, boolean tolerant) {
        Outcome outcome = new Outcome(passages);
        gap();
        line(outcome.counts());
        if (passages.stream().anyMatch(Passage::failed)) {
            line("  "
                    + (tolerant
                            ? "A worker skips the records that fail, as errors.tolerance is all."
                            : "The first record that fails stops the task, as errors.tolerance is none."));
        }
        if (passages.stream().anyMatch(passage -> passage.last().isPresent())) {
            line("  topic  " + outcome.topics());
            schemas("key", outcome, true);
            schemas("value", outcome, false);
        }
    }

    private void schemas(String word, Outcome outcome, boolean ofKeys) {
        var schemas = outcome.schemas(ofKeys);
        schemas.forEach((lines, numbers) -> {
            String who = schemas.size() == 1 ? "" : "   (" + which(numbers) + ")";
            line(String.format(Locale.ROOT, "  %-5s  %s%s", word, lines.get(0), who));
            lines.stream().skip(1).forEach(line -> line("         " + line));
        });
    }

    private static String which(List<Integer> numbers) {
        return numbers.size() > MOST_NUMBERS
                ? number(numbers.size(), "record")
                : "record " + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static int width(List<Step> steps) {
        return Math.max(
                2, steps.stream().mapToInt(s -> s.alias().length()).max().orElse(0));
    }

    /**
     * A number with its noun.
     *
     * @param count how many
     * @param noun what, in the singular
     * @return such as {@code 2 records}
     */
    public static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
