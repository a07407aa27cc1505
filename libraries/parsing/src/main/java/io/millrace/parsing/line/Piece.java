// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

/** How much of a line was handed over. */
public enum Piece {
    /** All of it. */
    WHOLE,
    /** The beginning of an overlong line, whose rest is dropped. */
    TRUNCATED,
    /** A part of an overlong line; another one follows. */
    PART,
    /** The last part of an overlong line, which may be empty. */
    LAST_PART,
    /** What stood at the end of the input, which is final, without a line ending. */
    UNTERMINATED
}
