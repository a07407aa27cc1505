// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecordClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void simulatedTimeOfARecordIsItsIndexOverTheRate() {
        RecordClock clock = new SimulatedClock(START, 10, 1);
        assertThat(clock.millis(0)).isEqualTo(START.toEpochMilli());
        assertThat(clock.millis(1)).isEqualTo(START.toEpochMilli() + 100);
        assertThat(clock.millis(36_000)).isEqualTo(START.plusSeconds(3600).toEpochMilli());
    }

    @Test
    void simulatedTimeMovesAsManyTimesFasterAsTheClockRateSays() {
        RecordClock clock = new SimulatedClock(START, 10, 60);
        assertThat(clock.millis(1)).isEqualTo(START.plusSeconds(6).toEpochMilli());
    }

    @Test
    void simulatedTimeIsRoundedDownToAMillisecond() {
        RecordClock clock = new SimulatedClock(START, 3, 1);
        assertThat(clock.millis(1)).isEqualTo(START.toEpochMilli() + 333);
        assertThat(clock.millis(2)).isEqualTo(START.toEpochMilli() + 666);
        assertThat(clock.millis(3)).isEqualTo(START.toEpochMilli() + 1000);
    }

    @Test
    void simulatedTimeEndsWithTheYear9999() {
        RecordClock clock = new SimulatedClock(START, 0.000001, 1_000_000_000);
        assertThat(Instant.ofEpochMilli(clock.millis(Long.MAX_VALUE))).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void wallTimeIsReadOncePerBatch() {
        AtomicLong wall = new AtomicLong(5000);
        RecordClock clock = new WallClock(wall::get);
        clock.tick();
        wall.set(5010);
        assertThat(clock.millis(1)).isEqualTo(5000);
        clock.tick();
        assertThat(clock.millis(2)).isEqualTo(5010);
    }

    @Test
    void wallTimeWaitsOutASmallCorrectionBackwardsAndFollowsALargeOne() {
        AtomicLong wall = new AtomicLong(100_000);
        RecordClock clock = new WallClock(wall::get);
        wall.set(99_500);
        clock.tick();
        assertThat(clock.millis(1)).isEqualTo(100_000);
        wall.set(50_000);
        clock.tick();
        assertThat(clock.millis(2)).isEqualTo(50_000);
    }
}
