// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.identity;

/**
 * The bytes before a position: proof that a content at that position is still the one that was read.
 *
 * @param length how many bytes it is of, from 0 to {@link #LONGEST}; 0 at the beginning of a content
 * @param hash of those bytes, by {@link Hash64}
 */
public record Marker(int length, long hash) {
    /** How many bytes are looked at. */
    public static final int LONGEST = 1024;

    /** That of a content's beginning, which proves nothing. */
    public static final Marker NONE = new Marker(0, Hash64.of(new byte[0], 0, 0));

    /**
     * Takes the marker of a position.
     *
     * @param bytes holds the bytes before the position, all of them or at least {@link #LONGEST}
     * @param from where they begin
     * @param to where the position is
     * @return the marker of the last bytes before it
     */
    public static Marker before(byte[] bytes, int from, int to) {
        int length = Math.min(LONGEST, to - from);
        return new Marker(length, Hash64.of(bytes, to - length, to));
    }

    /**
     * Whether the bytes before a position are these.
     *
     * @param bytes holds them
     * @param from where they begin
     * @param to where the position is
     * @return false also when there are too few bytes
     */
    public boolean isBefore(byte[] bytes, int from, int to) {
        return to - from >= length && Hash64.of(bytes, to - length, to) == hash;
    }
}
