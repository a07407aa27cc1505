// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import io.millrace.local.s3.S3Request;
import java.time.Duration;

/**
 * A fault that hit a request.
 *
 * @param after when, since the proxy was started
 * @param number which request it was, from 1 in the order of arrival
 * @param request the request
 * @param fault what happened, in words
 */
public record Injected(Duration after, long number, S3Request request, String fault) {
    /** One line. */
    @Override
    public String toString() {
        return String.format(
                "%7.3f s #%d %s %s: %s", after.toMillis() / 1e3, number, request.operation(), request.key(), fault);
    }
}
