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
}
