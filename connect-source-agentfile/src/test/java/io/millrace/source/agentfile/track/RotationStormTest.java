// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Thousands of histories of rotation, each decided by its seed. {@code -Dmillrace.seed=N} tells that one step by step instead.
 */
class RotationStormTest {
    private static final Optional<Long> ONLY_SEED = Optional.ofNullable(Long.getLong("millrace.seed"));
    private static final int SEEDS = Boolean.getBoolean("millrace.long") ? 10_000 : 2_000;

    @Test
    void everyLineComesExactlyOnce() {
        if (ONLY_SEED.isPresent()) {
            new Storm(ONLY_SEED.get(), true).run();
            return;
        }
        long begun = System.nanoTime();
        long lines = 0;
        long lost = 0;
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Storm storm = new Storm(seed, false);
            try {
                storm.run();
                lines += storm.lines();
                lost += storm.lost();
            } catch (RuntimeException e) {
                failures.add(storm + ": " + e);
            }
        }
        System.out.printf(
                "%d schedules in %.1f s: %d lines, %d bytes destroyed unread and counted%n",
                SEEDS, (System.nanoTime() - begun) / 1e9, lines, lost);
        assertThat(failures)
                .as("%d schedules fail; the story of one: -Dmillrace.seed=N", failures.size())
                .isEmpty();
        assertThat(lines).isPositive();
    }
}
