// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/**
 * A value that the text cannot hold. Thrown for single records by the thousand, so it carries no stack trace, and its
 * message names types and the fields of schemas, never contents.
 */
public final class Unrenderable extends Exception {
    /** What kind of value it was. */
    public enum Reason {
        /** A text with half of a surrogate pair, which UTF-8 cannot express. */
        MALFORMED_TEXT,
        /** Any other value that has no form. */
        UNSUPPORTED_VALUE
    }

    private final Reason reason;
    private final String field;
    private final String complaint;

    Unrenderable(Reason reason, String complaint) {
        this(reason, "", complaint);
    }

    private Unrenderable(Reason reason, String field, String complaint) {
        super(field.isEmpty() ? complaint : "Field " + field + ": " + complaint, null, false, false);
        this.reason = reason;
        this.field = field;
        this.complaint = complaint;
    }

    static Unrenderable value(String complaint) {
        return new Unrenderable(Reason.UNSUPPORTED_VALUE, complaint);
    }

    static Unrenderable halfOfAPair() {
        return new Unrenderable(
                Reason.MALFORMED_TEXT, "The text has half of a surrogate pair, which UTF-8 cannot express.");
    }

    /** The same, seen from the struct that has the value in one of its fields. */
    Unrenderable inside(String outer) {
        return new Unrenderable(reason, field.isEmpty() ? outer : outer + '.' + field, complaint);
    }

    /**
     * Why the value has no form.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
