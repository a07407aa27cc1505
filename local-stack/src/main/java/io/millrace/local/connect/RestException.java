// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.connect;

/** Connect's REST interface refused a request. */
public final class RestException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RestException(String request, int status, String body) {
        super(request + " answered " + status + ": " + body);
        this.status = status;
    }

    /**
     * The HTTP status.
     *
     * @return such as 404
     */
    public int status() {
        return status;
    }
}
