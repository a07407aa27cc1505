// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.identity;

/**
 * The beginning of a content, decompressed. It grows with the content until it has {@link #FULL} bytes, so that a file of one
 * byte is recognised as well as a large one.
 *
 * @param length how many bytes it is of, from 0
 * @param hash of those bytes, by {@link Hash64}
 */
public record Fingerprint(int length, long hash) {
    /** How many bytes a grown one has, if nothing else begins with the same bytes. */
    public static final int FULL = 1024;

    /** How many it has at most: twins that begin alike are told apart by more bytes. */
    public static final int LONGEST = 64 * 1024;

    /** That of a content without bytes, which every content begins with. */
    public static final Fingerprint NONE = of(new byte[0], 0, 0);

    /**
     * Takes the fingerprint of a beginning.
     *
     * @param bytes holds the beginning of a content
     * @param from where the content begins
     * @param length how many bytes of it count
     * @return their fingerprint
     */
    public static Fingerprint of(byte[] bytes, int from, int length) {
        return new Fingerprint(length, Hash64.of(bytes, from, from + length));
    }

    /**
     * Whether a content begins as this one.
     *
     * @param bytes holds the beginning of the content
     * @param from where it begins
     * @param to where the bytes end
     * @return false also when there are too few bytes to tell
     */
    public boolean isOf(byte[] bytes, int from, int to) {
        return to - from >= length && Hash64.of(bytes, from, from + length) == hash;
    }
}
