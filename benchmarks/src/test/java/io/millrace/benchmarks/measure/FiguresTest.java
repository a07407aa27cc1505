// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void printsNameFigureValueAndUnit() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Figures figures = new Figures(new PrintStream(bytes, true, StandardCharsets.UTF_8), "datagen-task");
        figures.print("ratio-to-noop", 0.934, "x");
        figures.print("records-per-second", 1_234_567.8, "1/s");
        figures.print("p99-lateness", 12.34, "ms");
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "datagen-task ratio-to-noop 0.93 x",
                        "datagen-task records-per-second 1234568 1/s",
                        "datagen-task p99-lateness 12.3 ms");
    }

    @Test
    void findsTheMiddleAndTheEdges() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
        assertThat(Statistics.spread(List.of(8.0, 10.0, 13.0))).isEqualTo(0.5);
        double[] sorted = new double[100];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i + 1;
        }
        assertThat(Statistics.percentile(sorted, 0.99)).isEqualTo(99);
        assertThat(Statistics.percentile(sorted, 0.5)).isEqualTo(50);
        assertThat(Statistics.percentile(new double[] {7}, 0.99)).isEqualTo(7);
    }
}
