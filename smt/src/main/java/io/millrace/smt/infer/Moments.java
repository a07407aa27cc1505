// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whether texts that look like dates and moments are taken for such. */
enum Moments {
    /** Texts are texts. */
    OFF("off"),
    /** ISO 8601: {@code 2026-11-20}, and {@code 2026-11-20T17:23:00.250Z} with a zone and no more than milliseconds. */
    ON("on");

    private static final int DATE_LENGTH = 10;

    private final String word;

    Moments(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Type.Text typeOf(String text) {
        if (this == OFF || instant(text) == null) {
            return Type.Text.STRING;
        }
        return text.length() == DATE_LENGTH ? Type.Text.DATE : Type.Text.TIMESTAMP;
    }

    /** The moment that a text means, midnight in UTC for a date; null for other texts. */
    static @Nullable Instant instant(String text) {
        if (text.length() < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS)) ? instant : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
