// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** What a line of a file is for, by the format of the file. */
public enum LineRole {
    /** A record, or what should have been one. */
    RECORD,
    /** Names the fields of the records that follow; see {@link LogGrammar#declaredBy}. */
    HEADER,
    /** Neither: an empty line, or a comment. */
    COMMENT
}
