// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

/** The store refused a request or could not be reached. Whatever the cause, a later attempt may succeed. */
public final class StoreException extends Exception {
    private final String kind;

    /**
     * A failed attempt.
     *
     * @param kind a short name that attempts share which fail for the same reason
     * @param message what the store said, without secrets
     * @param cause the client's exception
     */
    public StoreException(String kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * Why the attempt failed, in short.
     *
     * @return the same for all attempts that fail for the same reason
     */
    public String kind() {
        return kind;
    }
}
