// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.Optional;

/** What became of a {@link JournalRequest}. */
public sealed interface JournalAnswer {
    /**
     * It was read.
     *
     * @param found the journal, empty when there is none
     */
    record Content(Optional<Version> found) implements JournalAnswer {}

    /**
     * It was written.
     *
     * @param version what the store calls the new version
     */
    record Written(String version) implements JournalAnswer {}

    /** It was not written: another version is there. */
    record Refused() implements JournalAnswer {}

    /** Nobody knows: the request or its answer was lost. */
    record Unknown() implements JournalAnswer {}

    /**
     * One version of a journal.
     *
     * @param journal its content
     * @param version what the store calls it
     */
    record Version(Journal journal, String version) {}
}
