// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

/** What became of one record. */
public sealed interface Rendering {
    /** The record's bytes and the delimiter are in the target. */
    record Written() implements Rendering {}

    /** The record is to leave no trace: a tombstone that the user wants skipped. */
    record Skipped() implements Rendering {}

    /**
     * The record cannot be rendered; nothing was written.
     *
     * @param code the error code of the error object
     * @param message what is wrong and what to do, free of record contents
     */
    record Failed(String code, String message) implements Rendering {}

    /** The answer for every record that was written, so that the ordinary case allocates nothing. */
    Rendering WRITTEN = new Written();

    /** The answer for every record that was skipped. */
    Rendering SKIPPED = new Skipped();
}
