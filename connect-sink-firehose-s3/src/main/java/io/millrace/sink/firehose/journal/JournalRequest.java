// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.Optional;

/** What the protocol wants to be done with the journal of one partition. One at a time. */
public sealed interface JournalRequest {
    /** Read it; the answer is {@link JournalAnswer.Content}. */
    record Read() implements JournalRequest {}

    /**
     * Write it, if nobody else has; the answer is {@link JournalAnswer.Written} or {@link JournalAnswer.Refused}.
     *
     * @param journal the new content
     * @param replaces the version that must still be there; empty: there must be none
     */
    record Write(Journal journal, Optional<String> replaces) implements JournalRequest {}
}
