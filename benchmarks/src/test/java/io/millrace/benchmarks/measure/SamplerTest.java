// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Sampler sampler =
            new Sampler(() -> nanos.getAndAdd(Duration.ofSeconds(1).toNanos()), Duration.ZERO, Duration.ofSeconds(10));

    @Test
    void watchesUntilTheEnd() {
        AtomicLong count = new AtomicLong();
        Series series = sampler.until(() -> count.getAndAdd(5), () -> 0, 20);
        assertThat(series.total()).isEqualTo(20);
        assertThat(series.between(0, 20, 1).recordsPerSecond()).isEqualTo(5);
    }

    @Test
    void givesUpOnACountThatStandsStill() {
        assertThatThrownBy(() -> sampler.until(() -> 7, () -> 0, 20))
                .hasMessage("nothing happened for 10 s at 7 of 20 records");
    }
}
