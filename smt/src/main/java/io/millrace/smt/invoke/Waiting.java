// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.smt.invoke.contract.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the task's thread, until the time is over or the thread is interrupted. */
final class Waiting implements Pause {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public void await(Duration time) throws InterruptedException {
        if (never.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody ends a wait");
        }
    }
}
