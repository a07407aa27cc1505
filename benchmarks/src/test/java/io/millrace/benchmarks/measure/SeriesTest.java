// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Series series = new Series(List.of(
            new Sample(0, 0, 0),
            new Sample(5 * SECOND, 100, SECOND),
            new Sample(6 * SECOND, 600, SECOND + 1_000_000),
            new Sample(7 * SECOND, 1_000, SECOND + 2_000_000)));

    @Test
    void leavesTheStartOut() {
        Rate rate = series.between(100, 600, 1);
        assertThat(rate.recordsPerSecond()).isEqualTo(500);
        assertThat(rate.cpuMicrosPerRecord()).isEqualTo(2);
    }

    @Test
    void measuresFromTheFirstSampleThatReachedACount() {
        assertThat(series.between(50, 700, 1).recordsPerSecond()).isEqualTo(450);
    }

    @Test
    void knowsThatACountMayStandForLessOrMoreThanOneRecord() {
        assertThat(series.between(100, 600, 0.5).recordsPerSecond()).isEqualTo(250);
        assertThat(series.between(100, 600, 0.5).cpuMicrosPerRecord()).isEqualTo(4);
    }

    @Test
    void refusesToMeasureWhatIsNotThere() {
        assertThatThrownBy(() -> series.between(700, 900, 1)).hasMessageContaining("too few samples");
        assertThatThrownBy(() -> series.between(100, 1_001, 1)).hasMessageContaining("ended at 1000 of 1001");
    }
}
