// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.source.datagen.clock.ManualTicker;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int MOST = 2000;

    /** Near the overflow, as a monotonic clock may start anywhere. */
    private final ManualTicker ticker = new ManualTicker(Long.MAX_VALUE - 1800 * SECOND);

    private long emitted;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10, 21.0 / 64, 333.3, 1000, 12_345.678})
    void isNeverOffByMoreThanARecordWithinAnHour(double rate) throws InterruptedException {
        Pacer pacer = new Pacer(constant(rate, Backlog.DROP), ticker);
        Random random = new Random(42);
        long start = ticker.nanos();
        while (ticker.nanos() - start < 3600 * SECOND) {
            ticker.oversleepBy(random.nextLong(2 * MILLI));
            poll(pacer);
            requireOnSchedule(rate, ticker.nanos() - start);
            // The worker converts and sends.
            ticker.advance(random.nextLong(MILLI));
        }
        assertThat(emitted).isBetween((long) (rate * 3600) - 1, (long) (rate * 3600) + (long) (rate * 0.01) + 1);
    }

    @Test
    void emitsEachRecordOfALowRateWhenItIsDue() throws InterruptedException {
        Pacer pacer = new Pacer(constant(10, Backlog.DROP), ticker);
        long start = ticker.nanos();
        for (int record = 1; record <= 100; record++) {
            assertThat(poll(pacer)).isEqualTo(1);
            assertThat(ticker.nanos() - start).isEqualTo(record * (100 * MILLI));
        }
    }

    @Test
    void collectsTheRecordsOfFiveMilliseconds() throws InterruptedException {
        Pacer pacer = new Pacer(constant(1000, Backlog.DROP), ticker);
        poll(pacer);
        for (int i = 0; i < 100; i++) {
            assertThat(poll(pacer)).isEqualTo(5);
        }
    }

    @Test
    void handsOverAFullBatchBeforeTheTickEnds() throws InterruptedException {
        Pacer pacer = new Pacer(constant(1_000_000, Backlog.DROP), ticker);
        poll(pacer);
        for (int i = 0; i < 100; i++) {
            long before = ticker.nanos();
            assertThat(poll(pacer)).isEqualTo(MOST);
            assertThat(ticker.nanos() - before).isLessThan(2_100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 1, 3.9})
    void returnsWithin250MillisecondsWhenNothingIsDue(double rate) throws InterruptedException {
        Pacer pacer = new Pacer(constant(rate, Backlog.DROP), ticker);
        for (int i = 0; i < 1000; i++) {
            long before = ticker.nanos();
            poll(pacer);
            assertThat(ticker.nanos() - before).isBetween(0L, 250 * MILLI);
        }
        assertThat(ticker.longestPark()).isLessThanOrEqualTo(250 * MILLI);
    }

    @Test
    void goesOnWhenTheClockJumpsBack() throws InterruptedException {
        Pacer pacer = new Pacer(constant(10, Backlog.DROP), ticker);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isEqualTo(100);
        ticker.advance(-3600 * SECOND);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isBetween(199L, 200L);
    }

    @Test
    void goesOnWhenTheClockJumpsBackWithinAPoll() throws InterruptedException {
        Pacer pacer = new Pacer(constant(1000, Backlog.DROP), ticker);
        poll(pacer);
        ticker.oversleepBy(-60 * SECOND);
        poll(pacer);
        ticker.oversleepBy(0);
        poll(pacer);
        for (int i = 0; i < 10; i++) {
            assertThat(poll(pacer)).isEqualTo(5);
        }
        pollFor(pacer, 700 * MILLI);
        assertThat(emitted).isBetween(990L, 1010L);
    }

    @Test
    void givesTheBacklogOfAPauseUp() throws InterruptedException {
        Pacer pacer = new Pacer(constant(100, Backlog.DROP), ticker);
        pollFor(pacer, 10 * SECOND);
        ticker.advance(600 * SECOND);
        assertThat(poll(pacer)).isEqualTo(1);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isBetween(2000L, 2002L);
    }

    @Test
    void aPauseOfMoreThanASecondCountsAsOneEvenBetweenTwoRecords() throws InterruptedException {
        Pacer pacer = new Pacer(constant(100, Backlog.DROP), ticker);
        pollFor(pacer, 10 * SECOND);
        // The oldest record is 994 ms late.
        ticker.advance(1004 * MILLI);
        assertThat(poll(pacer)).isEqualTo(1);
    }

    @Test
    void losesNoProgressOfAVerySlowRateToPauses() throws InterruptedException {
        Pacer pacer = new Pacer(constant(0.1, Backlog.DROP), ticker);
        long start = ticker.nanos();
        while (ticker.nanos() - start < 3600 * SECOND) {
            poll(pacer);
            ticker.advance(3 * SECOND);
        }
        // Each record comes at most a pause late, and the next one an interval after it.
        assertThat(emitted).isGreaterThan(3600 / 14);
    }

    @Test
    void keepsItsPlaceBetweenOtherTasksAfterAPause() throws InterruptedException {
        Pacer pacer = new Pacer(constant(1, Backlog.DROP), ticker);
        long start = ticker.nanos();
        pollFor(pacer, 5 * SECOND);
        ticker.advance(10_300 * MILLI);
        assertThat(poll(pacer)).isEqualTo(1);
        pollFor(pacer, 500 * MILLI);
        assertThat(emitted).isEqualTo(6);
        assertThat(poll(pacer)).isEqualTo(1);
        assertThat(ticker.nanos() - start).isEqualTo(16 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-11, 1e-300})
    void aRateThatIsNeverReachedWaitsWithoutSpinning(double rate) throws InterruptedException {
        Pacer pacer = new Pacer(new ConstantSchedule(rate, 0.75, Backlog.DROP, 1.5, FOREVER), ticker);
        for (int i = 0; i < 100; i++) {
            assertThat(poll(pacer)).isZero();
        }
        assertThat(ticker.parks()).isEqualTo(100);
    }

    @Test
    void emitsTheBacklogOfAShortHiccupAtOnce() throws InterruptedException {
        Pacer pacer = new Pacer(constant(100, Backlog.DROP), ticker);
        pollFor(pacer, 10 * SECOND);
        ticker.advance(900 * MILLI);
        assertThat(poll(pacer)).isEqualTo(90);
    }

    @Test
    void givesUpWhatIsOlderThanASecondWhenRecordsAreTakenTooSlowly() throws InterruptedException {
        Pacer pacer = new Pacer(constant(10_000, Backlog.DROP), ticker);
        for (int i = 0; i < 100; i++) {
            poll(pacer);
            ticker.advance(800 * MILLI); // 8000 fall due, 2000 are taken
        }
        long before = emitted;
        pollFor(pacer, 2 * SECOND);
        assertThat(emitted - before).isLessThanOrEqualTo(20_000 + 18_001);
    }

    @Test
    void catchesUpAtTheRaisedRate() throws InterruptedException {
        Pacer pacer = new Pacer(constant(100, Backlog.CATCHUP), ticker);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isEqualTo(1000);
        ticker.advance(30 * SECOND);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isBetween(2499L, 2501L);
        // 3000 records behind, 50 gained per second: 60 s after the pause it has caught up.
        pollFor(pacer, 49 * SECOND);
        assertThat(emitted).isBetween(9847L, 9852L);
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted).isBetween(10_899L, 10_901L);
        long before = emitted;
        int parks = ticker.parks();
        pollFor(pacer, 10 * SECOND);
        assertThat(emitted - before).isBetween(999L, 1001L);
        // It waits for the next record of the rate again, not for one of the raised rate.
        assertThat(ticker.parks() - parks).isLessThan(1100);
    }

    @Test
    void catchesUpAfterASecondPauseInTheMiddle() throws InterruptedException {
        Pacer pacer = new Pacer(constant(100, Backlog.CATCHUP), ticker);
        long start = ticker.nanos();
        pollFor(pacer, 10 * SECOND);
        ticker.advance(30 * SECOND);
        pollFor(pacer, 5 * SECOND);
        ticker.advance(30 * SECOND);
        long before = emitted;
        assertThat(poll(pacer)).isLessThanOrEqualTo(1);
        pollFor(pacer, SECOND);
        assertThat(emitted - before).isBetween(148L, 152L);
        pollFor(pacer, 200 * SECOND);
        requireOnSchedule(100, ticker.nanos() - start);
    }

    @Test
    void tellsHowLateABatchWas() throws InterruptedException {
        Pacer pacer = new Pacer(constant(10, Backlog.DROP), ticker);
        pollFor(pacer, SECOND);
        assertThat(pacer.latenessMillis()).isZero();
        ticker.advance(400 * MILLI);
        poll(pacer);
        assertThat(pacer.latenessMillis()).isEqualTo(300);
    }

    @Test
    void endsAfterTheDurationWithAllItsRecords() throws InterruptedException {
        Pacer pacer = new Pacer(new ConstantSchedule(10, 0, Backlog.DROP, 1.5, 60 * SECOND), ticker);
        pollFor(pacer, 59 * SECOND);
        assertThat(pacer.over()).isFalse();
        pollFor(pacer, 2 * SECOND);
        assertThat(pacer.over()).isTrue();
        assertThat(emitted).isEqualTo(600);
    }

    @Test
    void catchesUpBeyondTheDuration() throws InterruptedException {
        Pacer pacer = new Pacer(new ConstantSchedule(10, 0, Backlog.CATCHUP, 2, 60 * SECOND), ticker);
        pollFor(pacer, 10 * SECOND);
        ticker.advance(100 * SECOND);
        pollFor(pacer, 20 * SECOND);
        assertThat(pacer.over()).isFalse();
        pollFor(pacer, 6 * SECOND);
        assertThat(pacer.over()).isTrue();
        assertThat(emitted).isEqualTo(600);
    }

    @Test
    void unlimitedRateGivesFullBatchesWithoutWaiting() throws InterruptedException {
        Pacer pacer = new Pacer(new UnlimitedSchedule(FOREVER), ticker);
        long start = ticker.nanos();
        for (int i = 0; i < 100; i++) {
            assertThat(poll(pacer)).isEqualTo(MOST);
        }
        assertThat(ticker.nanos()).isEqualTo(start);
    }

    @Test
    void unlimitedRateEndsAfterTheDuration() throws InterruptedException {
        Pacer pacer = new Pacer(new UnlimitedSchedule(SECOND), ticker);
        assertThat(poll(pacer)).isEqualTo(MOST);
        ticker.advance(SECOND);
        assertThat(poll(pacer)).isZero();
        assertThat(pacer.over()).isTrue();
    }

    @Test
    void isInterruptible() {
        Pacer pacer = new Pacer(constant(1, Backlog.DROP), ticker);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> poll(pacer)).isInstanceOf(InterruptedException.class);
    }

    private static Schedule constant(double rate, Backlog backlog) {
        return new ConstantSchedule(rate, 0, backlog, 1.5, FOREVER);
    }

    private int poll(Pacer pacer) throws InterruptedException {
        int due = pacer.awaitDue(MOST);
        pacer.emitted(due);
        emitted += due;
        return due;
    }

    private void pollFor(Pacer pacer, long nanos) throws InterruptedException {
        long end = ticker.nanos() + nanos;
        while (ticker.nanos() - end < 0) {
            poll(pacer);
        }
    }

    private void requireOnSchedule(double rate, long nanos) {
        double error = emitted - rate * nanos / SECOND;
        if (error > 0.001 || error < -1.001) {
            assertThat(error).as("error at %d ns", nanos).isBetween(-1.001, 0.001);
        }
    }
}
