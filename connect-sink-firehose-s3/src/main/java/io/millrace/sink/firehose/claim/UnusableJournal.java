// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import org.apache.kafka.connect.errors.ConnectException;

/** A journal that the task must not go on with; the message says what to do. */
final class UnusableJournal extends ConnectException {
    private static final long serialVersionUID = 1L;

    UnusableJournal(String message) {
        super(message);
    }

    UnusableJournal(String message, Throwable cause) {
        super(message, cause);
    }
}
