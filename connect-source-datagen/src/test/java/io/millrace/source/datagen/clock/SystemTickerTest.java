// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SystemTickerTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final SystemTicker ticker = new SystemTicker();

    @Test
    void anInterruptBeforeTheWaitEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ticker.park(HOUR_NANOS)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptDuringTheWaitEndsIt() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                while (true) {
                    ticker.park(HOUR_NANOS);
                }
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        waiting.start();
        waiting.interrupt();
        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void itsReadingsDoNotDecrease() throws InterruptedException {
        long before = ticker.nanos();
        ticker.park(1);
        assertThat(ticker.nanos() - before).isNotNegative();
    }
}
