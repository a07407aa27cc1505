// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A worker is killed again and again while records flow and files are sealed by the clock: neither the source nor the sink
 * loses or doubles any. {@code -Dmillrace.seed=N} repeats a run's moments.
 */
final class WorkerKillIT {
    private static final int KILLS = Boolean.getBoolean("millrace.long") ? 200 : 5;
    private static final Duration LONGEST_START = Duration.ofSeconds(6);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(2);

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Duration> standstills = new ArrayList<>();
    private long killed;

    @Test
    void nothingIsLostOrDoubledWhenAnExactlyOnceWorkerIsKilled() {
        killAndSettle("kills", KILLS, true, Map.of()).assertExactlyOnce();
    }

    @Test
    void nothingIsLostWhenAWorkerThatDeliversAtLeastOnceIsKilled() {
        killAndSettle("kills-at-least-once", 2, false, Map.of("delivery.guarantee", "at_least_once"))
                .assertAtLeastOnce();
    }

    private Traffic.Accounts killAndSettle(String name, int kills, boolean exactlyOnce, Map<String, String> sink) {
        System.out.println("WorkerKillIT " + name + ", seed " + seed + ", " + kills + " kills");
        try (LocalStack stack = LocalStack.builder()
                        .workers(1)
                        .pluginDiscovery("service_load")
                        .exactlyOnce(exactlyOnce)
                        .s3(S3Backend.FILESYSTEM)
                        .start();
                Traffic traffic = Traffic.start(stack, name, seed, sink)) {
            traffic.awaitObject();
            for (int kill = 0; kill < kills; kill++) {
                awaitMoment(traffic);
                System.out.println("WorkerKillIT " + name + ", kill " + kill + " at " + traffic.moment());
                stack.workers().get(stack.workers().size() - 1).kill();
                killed = System.nanoTime();
                stack.startWorker();
            }
            awaitRecord(traffic);
            Traffic.Accounts accounts = traffic.settle();
            System.out.println("WorkerKillIT " + name + " from the kill to the first new record: " + standstills);
            return accounts;
        }
    }

    /** Mostly while files fill and become objects, sometimes while the worker takes up what its predecessor left. */
    private void awaitMoment(Traffic traffic) {
        if (random.nextInt(4) == 0) {
            traffic.pass(Duration.ofMillis(random.nextLong(LONGEST_START.toMillis())));
        } else {
            awaitRecord(traffic);
            traffic.awaitObject();
            traffic.pass(Duration.ofMillis(random.nextLong(LONGEST_ROUND.toMillis())));
        }
    }

    private void awaitRecord(Traffic traffic) {
        traffic.awaitRecords(1);
        if (killed > 0) {
            standstills.add(Duration.ofMillis((System.nanoTime() - killed) / 1_000_000));
        }
    }
}
