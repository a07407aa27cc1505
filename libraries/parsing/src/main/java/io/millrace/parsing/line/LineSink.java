// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

/** Receives the lines of a {@link LineSplitter}. */
@FunctionalInterface
public interface LineSink {
    /**
     * A line or a piece of one, in order. The bytes are the caller's buffer: they are valid during the call.
     *
     * @param bytes holds the line
     * @param from where it begins
     * @param to where it ends, without its line ending
     * @param next where the bytes after it begin: what is before is done with, dropped bytes included as far as they were seen
     * @param piece how much of a line it is
     * @return whether to go on; if not, splitting stops before {@code next}
     */
    boolean line(byte[] bytes, int from, int to, int next, Piece piece);
}
