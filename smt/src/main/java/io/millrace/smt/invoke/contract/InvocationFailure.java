// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that failed for all of its records. The message names the code and what to do; it never holds a record, an
 * answer or a credential, and there is no cause, because the messages of others may. Thrown by the thousand in an outage,
 * so it carries no stack trace.
 */
public final class InvocationFailure extends Exception {
    private final ErrorCode code;
    private final transient Optional<Duration> retryAfter;

    /**
     * A failure that the code tells all of.
     *
     * @param code why
     */
    public InvocationFailure(ErrorCode code) {
        this(code, "");
    }

    /**
     * A failure.
     *
     * @param code why
     * @param detail more, without contents; may be empty
     */
    public InvocationFailure(ErrorCode code, String detail) {
        this(code, detail, Optional.empty());
    }

    /**
     * A failure of a service that says when to come back.
     *
     * @param code why
     * @param detail more, without contents; may be empty
     * @param retryAfter how long the service asks to wait
     */
    public InvocationFailure(ErrorCode code, String detail, Optional<Duration> retryAfter) {
        super(code.text() + ": " + code.meaning() + (detail.isEmpty() ? "" : " (" + detail + ")"), null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /**
     * Why the call failed.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * How long the service asks to wait.
     *
     * @return empty when it asks for nothing
     */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
