// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** English names and local formats. */
public final class Names {
    /** January to December. */
    public static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** Sunday to Saturday. */
    public static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    static final Map<String, String> LOCAL_FORMATS = Map.of(
            "LT", "h:mm A",
            "LTS", "h:mm:ss A",
            "L", "MM/DD/YYYY",
            "LL", "MMMM D, YYYY",
            "LLL", "MMMM D, YYYY h:mm A",
            "LLLL", "dddd, MMMM D, YYYY h:mm A",
            "l", "M/D/YYYY",
            "ll", "MMM D, YYYY",
            "lll", "MMM D, YYYY h:mm A",
            "llll", "ddd, MMM D, YYYY h:mm A");

    static final byte[][] MONTH = bytes(MONTHS, 9);
    static final byte[][] MONTH_3 = bytes(MONTHS, 3);
    static final byte[][] WEEKDAY = bytes(WEEKDAYS, 9);
    static final byte[][] WEEKDAY_3 = bytes(WEEKDAYS, 3);
    static final byte[][] WEEKDAY_2 = bytes(WEEKDAYS, 2);

    private Names() {}

    private static byte[][] bytes(List<String> names, int longest) {
        return names.stream()
                .map(n -> n.substring(0, Math.min(longest, n.length())).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
