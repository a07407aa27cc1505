// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The pattern of one {@code timestamp} expression. Names of months and days are English and weeks are those of the United
 * States, wherever the worker runs, so that all workers of a cluster write the same keys.
 */
final class TimePattern {
    private final DateTimeFormatter formatter;
    private final String letters;

    private TimePattern(DateTimeFormatter formatter, String letters) {
        this.formatter = formatter;
        this.letters = letters;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when it is none
     * @throws DateTimeException when it asks for something that an instant in a zone does not have
     */
    static TimePattern of(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("the pattern is empty");
        }
        String letters = lettersOf(pattern);
        if (letters.indexOf('p') >= 0) {
            // The width after 'p' is a promise that breaks on some days only: 'pM' fails from October on. And the JDK
            // fails with other exceptions than the documented ones when numbers follow a padded one.
            throw new IllegalArgumentException(
                    "the pad letter 'p' is not supported; double the letter instead, as in dd");
        }
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.US);
        TimePattern compiled = new TimePattern(formatter, letters);
        compiled.appendTo(new StringBuilder(), PrefixTemplate.SAMPLE.instant().atZone(ZoneOffset.UTC));
        return compiled;
    }

    void appendTo(StringBuilder text, ZonedDateTime time) {
        formatter.formatTo(time, text);
    }

    /** The pattern letters in their order, quoted text left out, each run of a letter as long as written. */
    String letters() {
        return letters;
    }

    Granularity granularity() {
        Granularity finest = Granularity.DAY;
        for (int i = 0; i < letters.length(); i++) {
            Granularity needed = Granularity.of(letters.charAt(i));
            if (needed.compareTo(finest) < 0) {
                finest = needed;
            }
        }
        return finest;
    }

    private static String lettersOf(String pattern) {
        StringBuilder letters = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                letters.append((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? c : ' ');
            }
        }
        return letters.toString();
    }
}
