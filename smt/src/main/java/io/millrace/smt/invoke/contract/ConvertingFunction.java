// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.List;

/** A function that converts records, wherever it runs. Safe for all threads. */
public interface ConvertingFunction extends AutoCloseable {
    /**
     * Calls the function and waits for its answer.
     *
     * @param invocation what it is sent
     * @return one outcome per record, in the order of the records
     * @throws InvocationFailure when there is no answer for any of them
     * @throws InterruptedException when the thread is interrupted while it waits; the call is given up
     */
    List<Outcome> invoke(Invocation invocation) throws InvocationFailure, InterruptedException;

    /** Releases what it holds; calls under way fail. */
    @Override
    void close();
}
