// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

/** What ends a line. */
public enum LineEnding {
    /** LF; a CR before it belongs to the line, as the Kinesis Agent has it. */
    LF,
    /** LF, together with a CR directly before it. */
    LF_OR_CRLF
}
