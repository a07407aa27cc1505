// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsTheBenchmarksWhenNoneIsNamed() {
        assertThat(run()).isZero();
        String usage = out.toString(StandardCharsets.UTF_8);
        assertThat(Benchmarks.KNOWN)
                .allSatisfy(benchmark -> assertThat(usage).contains("\n  " + benchmark.name() + " "));
        assertThat(run("datagen-task", "--help")).isZero();
    }

    @Test
    void refusesANameThatItDoesNotKnow() {
        assertThat(run("datagen-tusk")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'datagen-tusk'", "datagen-task");
    }

    private int run(String... args) {
        return Benchmarks.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
