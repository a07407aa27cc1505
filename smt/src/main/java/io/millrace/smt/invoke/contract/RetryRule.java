// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import io.millrace.common.retry.Backoff;

/**
 * When a function is called again.
 *
 * @param retries how often after the first attempt, 0 or more; Firehose's NumberOfRetries
 * @param backoff how long to wait in between; its longest wait also bounds what a service asks for
 * @param functionErrors whether failures of the function's own code count as well
 */
public record RetryRule(int retries, Backoff backoff, boolean functionErrors) {
    boolean allows(ErrorCode code, int failures) {
        boolean repeated = code.blame() == Blame.OUTAGE || (functionErrors && code.blame() == Blame.FUNCTION);
        return repeated && failures <= retries;
    }
}
