// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

/** What a file holds. */
enum FileKind {
    /** Records as configured. */
    DATA,
    /** Records that could not be rendered, one JSON object each. */
    ERRORS
}
