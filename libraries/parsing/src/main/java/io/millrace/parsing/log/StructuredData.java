// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/**
 * Walks over the structured data of RFC 5424 section 6.3, parameter by parameter; an element without parameters is one step
 * without a name. Begun anew for each line; for one thread.
 */
public final class StructuredData {
    private byte[] bytes = {};
    private int at;
    private int to;
    private int idFrom;
    private int idTo;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private boolean isEscaped;

    /** Nothing to walk over yet. */
    public StructuredData() {}

    /**
     * Stands before the first step.
     *
     * @param source the array that was scanned
     * @param from where the field {@code structured_data} begins; -1 if it is absent, which is no steps
     * @param end where it ends
     */
    public void begin(byte[] source, int from, int end) {
        bytes = source;
        at = from < 0 ? 0 : from;
        to = from < 0 ? 0 : end;
    }

    /**
     * Goes to the next parameter, or to the next element if that has none.
     *
     * @return whether there is one
     */
    public boolean next() {
        if (at >= to || (bytes[at] != '[' && bytes[at] != ' ')) {
            return false;
        }
        boolean isElement = bytes[at] == '[';
        if (isElement) {
            idFrom = at + 1;
            idTo = Bytes.run(bytes, idFrom, to, Members.SD_NAME);
            at = idTo;
        }
        if (at < to && bytes[at] == ' ') {
            parameter();
        } else if (isElement) {
            nameFrom = nameTo = valueFrom = valueTo = -1;
            isEscaped = false;
        }
        if (at < to && bytes[at] == ']') {
            at++;
        }
        return true;
    }

    private void parameter() {
        nameFrom = at + 1;
        nameTo = Bytes.run(bytes, nameFrom, to, Members.SD_NAME);
        valueFrom = nameTo + 2;
        int end = Bytes.findQuoteOrEscape(bytes, valueFrom, to);
        isEscaped = end < to && bytes[end] == '\\';
        valueTo = valueEnd(bytes, valueFrom, to);
        at = valueTo + 1;
    }

    /**
     * Where the SD-ID of the present element begins.
     *
     * @return an index of the array
     */
    public int idFrom() {
        return idFrom;
    }

    /**
     * Where the SD-ID ends.
     *
     * @return the index after its last byte
     */
    public int idTo() {
        return idTo;
    }

    /**
     * Where the parameter's name begins.
     *
     * @return an index of the array; -1 if the element has no parameters
     */
    public int nameFrom() {
        return nameFrom;
    }

    /**
     * Where the parameter's name ends.
     *
     * @return the index after its last byte; -1 if there is none
     */
    public int nameTo() {
        return nameTo;
    }

    /**
     * Where the parameter's value begins, behind its quote.
     *
     * @return an index of the array; -1 if there is none
     */
    public int valueFrom() {
        return valueFrom;
    }

    /**
     * Where the parameter's value ends, before its quote.
     *
     * @return an index of the array; -1 if there is none
     */
    public int valueTo() {
        return valueTo;
    }

    /**
     * Whether the value has a backslash, so that {@link LogEscapes#structuredData} tells what it means.
     *
     * @return false if the bytes mean themselves
     */
    public boolean isEscaped() {
        return isEscaped;
    }

    /** After one or more elements, or the complement of where they left the grammar. */
    static int end(byte[] bytes, int from, int to) {
        int at = element(bytes, from, to);
        while (at >= 0 && at < to && bytes[at] == '[') {
            at = element(bytes, at, to);
        }
        return at;
    }

    private static int element(byte[] bytes, int from, int to) {
        int at = Bytes.some(bytes, Bytes.expect(bytes, from, to, '['), to, Members.SD_NAME);
        while (at >= 0 && at < to && bytes[at] == ' ') {
            at = Bytes.some(bytes, at + 1, to, Members.SD_NAME);
            at = Bytes.expect(bytes, Bytes.expect(bytes, at, to, '='), to, '"');
            at = at < 0 ? at : valueEnd(bytes, at, to);
            at = Bytes.expect(bytes, at, to, '"');
        }
        return Bytes.expect(bytes, at, to, ']');
    }

    /** The quote that ends a value; a backslash takes the next byte along. */
    private static int valueEnd(byte[] bytes, int from, int to) {
        int at = Bytes.findQuoteOrEscape(bytes, from, to);
        while (at < to && bytes[at] == '\\') {
            at = at + 2 < to ? Bytes.findQuoteOrEscape(bytes, at + 2, to) : to;
        }
        return at;
    }
}
