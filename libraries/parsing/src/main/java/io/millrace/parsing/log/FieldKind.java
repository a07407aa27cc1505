// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** What the bytes of a field are. */
public enum FieldKind {
    /** Anything; UTF-8 where the writer kept to it. */
    TEXT,
    /** An optional sign and one to eighteen digits: {@link LogNumbers#integer} always fits into a long. */
    INTEGER,
    /** An optional sign, digits, and a fraction after a point. */
    DECIMAL,
    /** A moment in the field's {@link TimeForm}. */
    TIMESTAMP
}
