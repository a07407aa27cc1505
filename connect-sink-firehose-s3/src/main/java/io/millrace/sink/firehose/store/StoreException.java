// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

/** The store refused a request or could not be reached. Whatever the cause, a later attempt may succeed. */
public final class StoreException extends Exception {
    /**
     * A failed attempt.
     *
     * @param message what the store said, without secrets
     * @param cause the client's exception
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
