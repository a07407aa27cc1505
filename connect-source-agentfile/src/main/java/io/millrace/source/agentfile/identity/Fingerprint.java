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
}
