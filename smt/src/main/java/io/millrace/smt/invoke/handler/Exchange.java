// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a handler's event of an invocation, and outcomes of what the handler returns. Safe for all threads. */
interface Exchange {
    /**
     * Makes an event.
     *
     * @throws InvocationFailure when the handler cannot be given this
     */
    @Nullable
    Object event(Invocation invocation) throws InvocationFailure;

    /**
     * Reads what the handler returned.
     *
     * @throws InvocationFailure when it does not follow the contract
     */
    List<Outcome> outcomes(@Nullable Object returned, Invocation invocation) throws InvocationFailure;
}
