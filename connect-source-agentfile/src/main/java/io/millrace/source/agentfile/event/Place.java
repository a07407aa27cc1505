// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

/**
 * A place in a content where reading goes on.
 *
 * @param position the bytes of the decompressed content before it
 * @param line how many line feeds are before it
 * @param within what it lies inside of
 */
public record Place(long position, long line, Within within) {
    /** Where every content begins. */
    public static final Place START = new Place(0, 0, Within.NOTHING);
}
