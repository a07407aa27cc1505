// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

/** What becomes of a line that is longer than the limit. */
public enum Overlong {
    /** Its beginning is a line, marked {@link Piece#TRUNCATED}; the rest is dropped and counted. */
    TRUNCATE,
    /** Each part that fits is handed over, marked {@link Piece#PART} or {@link Piece#LAST_PART}. */
    SPLIT,
    /** It is dropped whole and counted. */
    SKIP
}
