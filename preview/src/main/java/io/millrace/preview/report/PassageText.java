// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.report;

import io.millrace.preview.chain.Passage;
import io.millrace.preview.chain.StepResult;
import io.millrace.preview.record.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One record's way through the steps, as lines. */
final class PassageText {
    private static final int LONGEST = 2_000;
    private static final int MOST_CHANGES = 25;

    private final int width;
    private final boolean verbose;
    private final List<String> lines = new ArrayList<>();

    /** {@code width} is that of the longest label. */
    PassageText(int width, boolean verbose) {
        this.width = width;
        this.verbose = verbose;
    }

    List<String> of(Passage passage) {
        passage.before().ifPresent(this::start);
        Snapshot last = passage.before().orElse(null);
        for (StepResult result : passage.results()) {
            if (result instanceof StepResult.Output output && last != null) {
                output(output, last);
                last = output.snapshot();
            } else {
                other(result);
            }
        }
        return lines;
    }

    /** The failure alone. */
    List<String> failure(Passage passage) {
        other(passage.results().get(passage.results().size() - 1));
        return lines;
    }

    private void start(Snapshot before) {
        add("in", List.of(cut(before.value().text()), describe(before)));
    }

    /** What is beside the value. */
    static String describe(Snapshot at) {
        String key = at.key().isNull()
                ? "no key"
                : "key " + cut(at.key().text()) + " (" + at.key().type() + ")";
        String headers = at.headers().isEmpty() ? "" : ", headers " + String.join(" ", at.headers());
        return "topic " + at.topic() + ", " + key + ", value " + at.value().type() + headers;
    }

    private void output(StepResult.Output output, Snapshot before) {
        Snapshot after = output.snapshot();
        List<String> changes = after.changesSince(before);
        List<String> text = new ArrayList<>();
        if (!after.value().text().equals(before.value().text())) {
            text.add(cut(after.value().text()));
        }
        changes.stream().limit(MOST_CHANGES).forEach(text::add);
        if (changes.size() > MOST_CHANGES) {
            text.add("and " + (changes.size() - MOST_CHANGES) + " more");
        }
        add(output.step(), changes.isEmpty() ? List.of("nothing changed") : text);
    }

    private void other(StepResult result) {
        if (result instanceof StepResult.PassedBy passed) {
            add(passed.step(), List.of("not applied (" + passed.condition() + ")"));
        } else if (result instanceof StepResult.Failed failed) {
            List<String> text = new ArrayList<>(ErrorText.lines(failed.error(), verbose));
            text.set(0, "FAILED  " + text.get(0));
            add(failed.step(), text);
        } else {
            add(result.step(), List.of("dropped"));
        }
    }

    private void add(String label, List<String> text) {
        String first = label;
        for (String line : text) {
            lines.add(String.format(Locale.ROOT, "  %-" + width + "s  %s", first, line));
            first = "";
        }
    }

    static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + String.format(Locale.ROOT, "... (%,d characters)", text.length());
    }
}
