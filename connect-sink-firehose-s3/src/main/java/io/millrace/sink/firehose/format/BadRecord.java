// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.Unrenderable;

/** A record that cannot be written. Thrown for records by the thousand, so it carries no stack trace. */
final class BadRecord extends Exception {
    private static final Rendering TOMBSTONE = new Rendering.Failed(
            "Record.Tombstone", "The record has no value; the option for tombstones can skip such records.");

    private final String code;
    private final String complaint;

    private BadRecord(String code, String complaint) {
        super(complaint, null, false, false);
        this.code = code;
        this.complaint = complaint;
    }

    /** Positions, not contents: messages reach logs. */
    static BadRecord malformedJson(int at, String complaint) {
        return new BadRecord("Record.MalformedJson", "The value is not JSON: at byte " + at + ", " + complaint + ".");
    }

    static BadRecord malformedText() {
        return new BadRecord(
                "Record.MalformedText", "The text has half of a surrogate pair, which UTF-8 cannot express.");
    }

    static BadRecord notARow(String complaint) {
        return new BadRecord("Record.NotARow", complaint);
    }

    Rendering rendering() {
        return new Rendering.Failed(code, complaint);
    }

    static Rendering rendering(Unrenderable e) {
        String code =
                e.reason() == Unrenderable.Reason.MALFORMED_TEXT ? "Record.MalformedText" : "Record.UnsupportedValue";
        return new Rendering.Failed(code, String.valueOf(e.getMessage()));
    }

    static Rendering tombstone() {
        return TOMBSTONE;
    }
}
