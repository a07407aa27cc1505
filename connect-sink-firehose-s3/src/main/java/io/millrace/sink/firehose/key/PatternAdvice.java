// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds pattern letters that are valid but rarely meant. It reads the letters of all time expressions of a prefix as one
 * sequence, since {@code !{timestamp:yyyy}/!{timestamp:mm}} deserves the same question as {@code !{timestamp:yyyy/mm}}.
 */
final class PatternAdvice {
    private static final String WEEK_YEAR =
            "YYYY is the year of the week, which differs from the calendar year around New Year; the calendar year is yyyy";
    private static final String DAY_OF_YEAR = "DD is the day of the year (1 to 366); the day of the month is dd";
    private static final String TWELVE_HOURS =
            "hh runs from 1 to 12 and shows no half of the day, so two hours share one prefix; the hour of the day is HH";
    private static final String MINUTE = "mm is the minute; the month is MM";

    private PatternAdvice() {}

    static List<String> on(List<Part> parts) {
        String fields = fields(parts);
        Set<String> advice = new LinkedHashSet<>();
        if (fields.indexOf('Y') >= 0) {
            advice.add(WEEK_YEAR);
        }
        if (fields.indexOf('D') >= 0) {
            advice.add(DAY_OF_YEAR);
        }
        if (hasAny(fields, "hK") && !hasAny(fields, "aBHk")) {
            advice.add(TWELVE_HOURS);
        }
        if (looksLikeMonth(fields)) {
            advice.add(MINUTE);
        }
        return new ArrayList<>(advice);
    }

    /** A minute that directly follows a year, or that no hour precedes. */
    private static boolean looksLikeMonth(String fields) {
        int minute = fields.indexOf('m');
        return minute == 0
                || (minute > 0
                        && ("yuY".indexOf(fields.charAt(minute - 1)) >= 0
                                || !hasAny(fields.substring(0, minute), "HhKk")));
    }

    /** One letter for each run of a letter; a day of the year with all its three digits is meant. */
    private static String fields(List<Part> parts) {
        StringBuilder fields = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Time time) {
                fields.append(time.pattern().letters().replace("DDD", ""));
            }
        }
        return fields.toString().replace(" ", "").replaceAll("(.)\\1+", "$1");
    }

    private static boolean hasAny(String fields, String letters) {
        return letters.chars().anyMatch(letter -> fields.indexOf(letter) >= 0);
    }
}
