// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

/**
 * Bytes that are not JSON. Thrown for single records by the thousand, so it carries no stack trace, and its message tells
 * where, never what was written there.
 */
public final class MalformedJson extends Exception {
    /** What is wrong. */
    public enum Reason {
        /** Nothing, or blanks only, where one value is expected. */
        EMPTY("no value"),
        /** The bytes end inside of a value. */
        UNEXPECTED_END("the value ends too early"),
        /** A byte that cannot stand there. */
        UNEXPECTED_BYTE("a byte that cannot stand here"),
        /** A number that RFC 8259 does not allow, as with a leading zero or plus. */
        INVALID_NUMBER("not a number of JSON"),
        /** A word other than true, false and null. */
        INVALID_LITERAL("not a literal of JSON"),
        /** A backslash before something that cannot be escaped. */
        INVALID_ESCAPE("not an escape of JSON"),
        /** A control character below U+0020 in a text; it has to be escaped. */
        CONTROL_CHARACTER("a control character that is not escaped"),
        /** Bytes in a text that are not UTF-8, overlong forms and encoded surrogates included. */
        INVALID_UTF8("not UTF-8"),
        /** More arrays and objects inside of each other than the caller allows. */
        TOO_DEEP("nested too deeply"),
        /** Something after the value, where one value is expected. */
        TRAILING_CONTENT("something after the value");

        private final String complaint;

        Reason(String complaint) {
            this.complaint = complaint;
        }
    }

    private final Reason reason;
    private final int position;

    MalformedJson(Reason reason, int position) {
        super("Byte %d: %s".formatted(position, reason.complaint), null, false, false);
        this.reason = reason;
        this.position = position;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Where it is.
     *
     * @return a number of bytes, from where the scan began; the length of what was given if it ends too early
     */
    public int position() {
        return position;
    }
}
