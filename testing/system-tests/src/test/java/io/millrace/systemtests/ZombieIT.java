// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.Worker;
import io.millrace.local.fault.FaultProxy;
import io.millrace.local.fault.Hold;
import io.millrace.local.s3.S3Operation;
import io.millrace.local.s3.S3Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A worker freezes in the middle of delivering, another takes its tasks over and delivers, and the frozen one goes on as if
 * nothing had happened. {@code -Dmillrace.seed=N} repeats a run's moments.
 */
final class ZombieIT {
    private static final int FREEZES = Boolean.getBoolean("millrace.long") ? 20 : 1;
    private static final Duration NAP = Duration.ofSeconds(2);

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void nothingIsLostOrDoubledByWorkersThatFreezeAndAreTakenOver() {
        System.out.println("ZombieIT seed " + seed);
        try (LocalStack stack = LocalStack.builder()
                        .workers(2)
                        .pluginDiscovery("service_load")
                        .s3(S3Backend.FILESYSTEM)
                        .start();
                FaultProxy store = FaultProxy.before(stack.s3().endpoint()).start();
                Traffic traffic = Traffic.start(
                        stack,
                        "zombies",
                        seed,
                        Map.of("s3.endpoint", store.endpoint().toString()))) {
            traffic.awaitObject();
            for (int freeze = 0; freeze < FREEZES; freeze++) {
                takeOver(stack, traffic, () -> freezeBeforeTheObject(stack, store, traffic));
                takeOver(stack, traffic, () -> freezeAnywhere(stack, traffic));
                nap(stack, traffic);
            }
            traffic.settle().assertExactlyOnce();
        }
    }

    /** Freezes one worker, waits until another one delivers in its place, and lets the frozen one go on. */
    private static void takeOver(LocalStack stack, Traffic traffic, Supplier<Frozen> freeze) {
        Frozen frozen = freeze.get();
        Worker zombie = frozen.worker();
        String sink = traffic.pipeline().sink();
        long before = endings(zombie, sink);
        Awaitility.await()
                .atMost(Pipeline.PATIENCE)
                .until(() -> deliverer(stack, traffic)
                        .filter(worker -> worker != zombie)
                        .isPresent());
        traffic.awaitObject();
        // The heir has stored what the zombie promised, before the zombie's own request comes.
        frozen.promised()
                .ifPresent(key -> Awaitility.await()
                        .atMost(Pipeline.PATIENCE)
                        .until(() -> stack.s3().bucket().find(key).isPresent()));
        frozen.release().run();
        zombie.thaw();
        System.out.println("ZombieIT " + zombie.name() + " thawed at " + traffic.moment());
        Awaitility.await().atMost(Pipeline.PATIENCE).until(() -> endings(zombie, sink) > before);
        traffic.awaitObject();
    }

    /** Too short for anybody to take over. */
    private void nap(LocalStack stack, Traffic traffic) {
        Frozen frozen = freezeAnywhere(stack, traffic);
        traffic.pass(NAP);
        frozen.worker().thaw();
        traffic.pass(NAP);
        traffic.awaitObject();
    }

    /** Between the promise in the journal and the object: the request is on its way, and the worker sees no answer. */
    private Frozen freezeBeforeTheObject(LocalStack stack, FaultProxy store, Traffic traffic) {
        AtomicReference<String> key = new AtomicReference<>();
        Hold hold = store.hold(
                request -> {
                    boolean object = isObject(traffic, request);
                    if (object) {
                        key.set(request.key());
                    }
                    return object;
                },
                1);
        Awaitility.await().atMost(Pipeline.PATIENCE).until(() -> hold.held() > 0);
        Worker worker = freeze(stack, traffic, "before its object was stored");
        return new Frozen(worker, Optional.of(key.get()), hold::release);
    }

    private Frozen freezeAnywhere(LocalStack stack, Traffic traffic) {
        traffic.pass(Duration.ofMillis(random.nextLong(1_500)));
        return new Frozen(freeze(stack, traffic, "at any moment"), Optional.empty(), () -> {});
    }

    private static boolean isObject(Traffic traffic, S3Request request) {
        return request.operation() == S3Operation.PUT_OBJECT && traffic.isData(request.key());
    }

    private static Worker freeze(LocalStack stack, Traffic traffic, String when) {
        Awaitility.await()
                .atMost(Pipeline.PATIENCE)
                .until(() -> deliverer(stack, traffic).isPresent());
        Worker worker = deliverer(stack, traffic).orElseThrow();
        worker.freeze();
        System.out.println("ZombieIT " + worker.name() + " frozen " + when + " at " + traffic.moment());
        return worker;
    }

    /** The worker on which the sink's one task runs, as Connect tells it. */
    private static Optional<Worker> deliverer(LocalStack stack, Traffic traffic) {
        return stack.connect().status(traffic.pipeline().sink()).tasks().stream()
                .filter(task -> task.state().equals("RUNNING"))
                .flatMap(task -> stack.workers().stream()
                        .filter(worker -> worker.rest().address().getAuthority().equals(task.workerId())))
                .findFirst();
    }

    /**
     * How often Connect has ended a sink's task on a worker, which it does when a thawed worker is back in the group.
     * Before that the other worker must not freeze: the zombie would keep its task, and the status would still name the
     * other one.
     */
    private static long endings(Worker worker, String sink) {
        try {
            return Files.readString(worker.process().log())
                    .lines()
                    .filter(line -> line.contains("Stopping task " + sink))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the log of " + worker.name(), e);
        }
    }

    /**
     * A frozen worker.
     *
     * @param promised the key of the object that it was about to store, where that is known
     * @param release lets its request go on to the store
     */
    private record Frozen(Worker worker, Optional<String> promised, Runnable release) {}
}
