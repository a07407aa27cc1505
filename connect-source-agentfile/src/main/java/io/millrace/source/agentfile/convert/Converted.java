// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

/** What a step made of an event: bytes in an array that is used again, or why there are none. For one thread. */
public final class Converted {
    private final JsonBytes bytes = new JsonBytes(1024);
    private String reason = "";
    private int at;
    private boolean isReplaced;

    Converted() {}

    void clear() {
        bytes.clear();
        reason = "";
        isReplaced = false;
    }

    JsonBytes out() {
        return bytes;
    }

    Verdict refuse(Verdict verdict, String why, int where) {
        reason = why;
        at = where;
        return verdict;
    }

    void replaced() {
        isReplaced = true;
    }

    /**
     * The bytes, from index 0.
     *
     * @return an array of at least {@link #length()} bytes, stale after the next event
     */
    public byte[] bytes() {
        return bytes.array();
    }

    /**
     * How many bytes there are.
     *
     * @return the length
     */
    public int length() {
        return bytes.length();
    }

    /**
     * Why there are none.
     *
     * @return words without anything of the event
     */
    public String reason() {
        return reason;
    }

    /**
     * Where in the event that was met.
     *
     * @return bytes from what the step was given
     */
    public int at() {
        return at;
    }

    /**
     * Whether bytes that are no characters became U+FFFD.
     *
     * @return whether something was replaced
     */
    public boolean isReplaced() {
        return isReplaced;
    }
}
