// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Partitions move between tasks and tasks between workers while records flow: workers join, leave and die, and the number
 * of tasks changes. {@code -Dmillrace.seed=N} repeats a run's moments.
 */
final class RebalanceIT {
    private static final int ROUNDS = Boolean.getBoolean("millrace.long") ? 10 : 1;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void nothingIsLostOrDoubledWhenWorkersJoinLeaveAndDieAndTheNumberOfTasksChanges() {
        System.out.println("RebalanceIT seed " + seed);
        try (LocalStack stack = LocalStack.builder()
                        .workers(2)
                        .pluginDiscovery("service_load")
                        .s3(S3Backend.FILESYSTEM)
                        .start();
                Traffic traffic = Traffic.start(stack, "rebalances", seed, Map.of("tasks.max", "2"))) {
            traffic.awaitObject();
            for (int round = 0; round < ROUNDS; round++) {
                step(traffic, "joined", stack::startWorker);
                step(traffic, "killed", () -> anyOf(stack).kill());
                step(traffic, "three tasks", () -> traffic.change("tasks.max", "3"));
                step(traffic, "joined", stack::startWorker);
                step(traffic, "left in order", () -> anyOf(stack).stop());
                step(traffic, "one task", () -> traffic.change("tasks.max", "1"));
                step(traffic, "two tasks", () -> traffic.change("tasks.max", "2"));
            }
            traffic.settle().assertExactlyOnce();
        }
    }

    /** The next step may come before the one before has had its full effect, but not before anything is delivered. */
    private void step(Traffic traffic, String what, Runnable step) {
        traffic.pass(Duration.ofMillis(random.nextLong(LONGEST_WAIT.toMillis())));
        System.out.println("RebalanceIT " + what + " at " + traffic.moment());
        step.run();
        traffic.awaitObject();
    }

    private Worker anyOf(LocalStack stack) {
        List<Worker> awake = stack.workers().stream().filter(Worker::isAwake).toList();
        return awake.get(random.nextInt(awake.size()));
    }
}
