// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a handler logs goes to the worker's log, at TRACE: it may quote records, and those are never shown above that level.
 */
final class HandlerLog implements LambdaLogger {
    private final Logger log;

    /** Each handler has a logger of its own, so that one can be switched on alone. */
    HandlerLog(HandlerName name) {
        this.log = LoggerFactory.getLogger("io.millrace.handler." + name.className());
    }

    @Override
    public void log(String message) {
        log.trace("{}", message);
    }

    @Override
    public void log(byte[] message) {
        if (log.isTraceEnabled()) {
            log(new String(message, StandardCharsets.UTF_8));
        }
    }
}
