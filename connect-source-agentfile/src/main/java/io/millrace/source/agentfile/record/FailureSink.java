// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

/** Is told of events that could not become records as configured, in their order. */
@FunctionalInterface
public interface FailureSink {
    /**
     * One event; called on the thread that reads, before what becomes of it.
     *
     * @param failure where and why
     */
    void failed(Failure failure);
}
