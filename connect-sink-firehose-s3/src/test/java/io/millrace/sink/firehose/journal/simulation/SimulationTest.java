// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of histories of the exactly-once protocol, each decided by its seed. {@code -Dmillrace.seed=N} tells that one
 * step by step instead, {@code -Dmillrace.scenario=NAME} in one scenario only.
 */
class SimulationTest {
    private static final Optional<Long> ONLY_SEED = Optional.ofNullable(Long.getLong("millrace.seed"));
    private static final int SEEDS = Boolean.getBoolean("millrace.long") ? 20_000 : 1_500;
    private static final int MUTANT_SEEDS = 500;

    @ParameterizedTest
    @EnumSource
    void everyRecordIsVisibleExactlyOnce(Scenario scenario) {
        if (ONLY_SEED.isPresent()) {
            tellTheStoryOf(ONLY_SEED.get(), scenario);
            return;
        }
        long begun = System.nanoTime();
        Tally tally = new Tally();
        for (long seed = 1; seed <= SEEDS; seed++) {
            tally.add(live(seed, scenario, Trace.SILENT));
        }
        System.out.println(scenario + ": " + tally.line((System.nanoTime() - begun) / 1e9));
        assertThat(tally.worlds).isEqualTo(SEEDS);
    }

    private static void tellTheStoryOf(long seed, Scenario scenario) {
        if (System.getProperty("millrace.scenario", scenario.name()).equals(scenario.name())) {
            System.out.println(scenario + ", seed " + seed);
            live(seed, scenario, Trace.to(System.out));
        }
    }

    private static Tally live(long seed, Scenario scenario, Trace trace) {
        World world = new World(seed, scenario, Mutation.NONE, trace);
        try {
            world.run();
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " of " + scenario + " fails at step " + world.step() + ": " + e.getMessage()
                            + "; its story: -Dmillrace.seed=" + seed + " -Dmillrace.scenario=" + scenario,
                    e);
        }
        return world.tally;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aProtocolWithOneThingLeftOutIsFoundOut(Mutation mutation) {
        List<Scenario> shown =
                Stream.of(Scenario.values()).filter(mutation::showsIn).toList();
        assertThat(shown).isNotEmpty();
        for (Scenario scenario : shown) {
            Optional<String> found = firstViolation(scenario, mutation);
            System.out.println(mutation + " in " + scenario + ": " + found.orElse("is not noticed"));
            assertThat(found).as("%s in %s", mutation, scenario).isPresent();
        }
    }

    private static Optional<String> firstViolation(Scenario scenario, Mutation mutation) {
        for (long seed = 1; seed <= MUTANT_SEEDS; seed++) {
            World world = new World(seed, scenario, mutation, Trace.SILENT);
            try {
                world.run();
            } catch (Violation e) {
                return Optional.of("seed " + seed + ", step " + world.step() + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
