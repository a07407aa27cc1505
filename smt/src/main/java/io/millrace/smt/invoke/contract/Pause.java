// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.time.Duration;

/** Waits between two attempts. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits.
     *
     * @param time how long
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void await(Duration time) throws InterruptedException;
}
