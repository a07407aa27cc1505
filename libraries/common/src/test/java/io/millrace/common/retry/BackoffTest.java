// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Property
    void staysBetweenOneMillisecondAndTheBoundOfTheAttempt(
            @ForAll @IntRange(min = 0, max = 10_000) int failures, @ForAll long seed) {
        long bound = Math.min(5_000, 100L << Math.min(Math.max(failures - 1, 0), 20));

        assertThat(backoff.delay(failures, new SplittableRandom(seed)).toMillis())
                .isBetween(1L, bound);
    }

    @Test
    void usesTheWholeRangeOfAnAttempt() {
        SplittableRandom random = new SplittableRandom(7);
        long longest = random.longs(1_000)
                .map(i -> backoff.delay(3, random).toMillis())
                .max()
                .orElseThrow();

        assertThat(longest).isBetween(390L, 400L);
    }

    @Test
    void refusesBoundsThatContradict() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S")
                .hasMessageContaining("PT1S");
    }
}
