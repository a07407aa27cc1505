// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.common.options.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rule for a time zone that a user gives: a region of the IANA database without digits, as Firehose has it, so that
 * no offset such as {@code GMT+5} passes. Hyphens are allowed here, since some regions have one.
 */
public final class CustomTimeZone {
    private static final int MAX_LENGTH = 50;
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z/_-]+");

    private CustomTimeZone() {}

    /**
     * Reads a time zone.
     *
     * @param text what the user wrote; empty means UTC
     * @return the zone
     * @throws IllegalArgumentException when there is no such region
     */
    public static ZoneId parse(String text) {
        if (text.isEmpty()) {
            return ZoneOffset.UTC;
        }
        if (text.length() > MAX_LENGTH || !ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a time zone region such as Europe/Madrid or UTC, of at most "
                    + MAX_LENGTH + " letters; offsets such as GMT+5 are not regions");
        }
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            List<String> near = Spelling.nearest(text, ZoneId.getAvailableZoneIds(), 1);
            throw new IllegalArgumentException("is no time zone region"
                    + (near.isEmpty() ? "; write one such as Europe/Madrid" : "; did you mean " + near.get(0) + "?"));
        }
        return ZoneId.of(text);
    }
}
