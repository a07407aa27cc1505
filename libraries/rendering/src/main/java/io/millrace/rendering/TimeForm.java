// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/** How Connect's Date, Time and Timestamp are written. */
public enum TimeForm {
    /**
     * As texts of ISO 8601 in UTC, of one length, so that they sort: {@code 2026-11-20}, {@code 10:15:30.000}, {@code
     * 2026-11-20T10:15:30.000Z}. The default: people and query engines read them without being told what they are.
     */
    ISO("iso"),
    /** As the milliseconds since 1970 (for a Time: since midnight), as a number. */
    EPOCH_MILLIS("epoch-millis");

    private final String word;

    TimeForm(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }
}
