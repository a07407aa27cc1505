// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.place.Attendance;
import io.millrace.source.agentfile.place.Claim;
import io.millrace.source.agentfile.place.Seat;
import io.millrace.source.agentfile.slot.Slots;
import io.millrace.source.agentfile.slot.UnusableOffset;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of the thread that reads: keeps the task's seat, takes lanes and gives them up, looks at the files, and turns what
 * is unread into batches while there is room for them. A full queue stops the reading, never the looking.
 */
final class Reading implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final long SEAT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();
    // A change that the operating system tells of is seen with the next look, so this is what it waits at most.
    private static final long LONGEST_REST_MILLIS = 10;
    private static final long ELSEWHERE_MILLIS = 100;

    private final Seat<?> seat;
    private final Files files;
    private final Turns turns;
    private final BoundedQueue queue;
    private final String node;
    private final OffsetStorageReader offsets;
    private final LongSupplier nanos;
    private final Standing standing;
    private final Runnable publish;

    private final CountDownLatch stop = new CountDownLatch(1);
    private Claim claim = Claim.NONE;
    private Attendance attendance = Attendance.WAITING;
    private boolean attended;
    private long lastAttended;
    private long retryAt;
    private boolean offsetsMissing;

    Reading(
            Seat<?> seat,
            Files files,
            Turns turns,
            BoundedQueue queue,
            String node,
            OffsetStorageReader offsets,
            LongSupplier nanos,
            Standing standing,
            Runnable publish) {
        this.seat = seat;
        this.files = files;
        this.turns = turns;
        this.queue = queue;
        this.node = node;
        this.offsets = offsets;
        this.nanos = nanos;
        this.standing = standing;
        this.publish = publish;
    }

    /** For any thread; the loop ends within milliseconds, unless a disk or the worker lets it wait. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try {
            while (!stopping() && keepSeat()) {
                turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("Reading ends", e);
        } catch (RuntimeException | Error e) {
            if (!stopping()) {
                LOG.error("Reading has failed, and so will the task when what was read is handed over", e);
                standing.failed(e);
                awaitStop();
            }
        } finally {
            // After this no byte is read and no place is moved: another task may have the lanes.
            standing.ended();
            queue.clear();
            seat.close();
        }
    }

    /** What is in the queue is still delivered, so the lanes stay this task's. */
    private void awaitStop() {
        try {
            stop.await();
        } catch (InterruptedException e) {
            LOG.debug("Reading ends", e);
        }
    }

    /** False when a successor is here. */
    private boolean keepSeat() {
        long now = nanos.getAsLong();
        if (attended && now - lastAttended < SEAT_NANOS) {
            return true;
        }
        attended = true;
        lastAttended = now;
        attendance = seat.attend();
        switch (attendance) {
            case DISMISSED -> {
                LOG.info("A successor of this task is here: it ends");
                return false;
            }
            case LOST -> {
                queue.clear();
                turns.forget();
                claim = Claim.NONE;
            }
            case WAITING -> {}
            case HOLDING -> {
                passLanes();
                takeLanes(now);
            }
        }
        standing.seated(attendance, seat.heldLanes());
        publish.run();
        return true;
    }

    private void passLanes() {
        Set<Integer> wanted = seat.wanted();
        for (int lane : wanted) {
            if (turns.confirmations().isQuiet(lane)) {
                seat.giveUp(lane);
                LOG.info("Lane {} of node {} is free for another task", lane, node);
            }
        }
    }

    private void takeLanes(long now) {
        if (claim.isEmpty()) {
            claim = seat.claim();
        }
        if (claim.isEmpty() || (offsetsMissing && now - retryAt < 0)) {
            return;
        }
        try {
            if (!claim.restore().isEmpty()) {
                files.restore(claim.restore(), Slots.read(node, claim.restore(), offsets));
            }
            seat.settle(claim);
            LOG.info("Reads lanes {} of node {}", claim.lanes(), node);
            claim = Claim.NONE;
            offsetsMissing = false;
        } catch (UnusableOffset e) {
            throw e;
        } catch (ConnectException e) {
            retry(now, e);
        }
    }

    private void retry(long now, ConnectException e) {
        retryAt = now + RETRY_NANOS;
        if (!offsetsMissing && !stopping()) {
            LOG.warn("The stored offsets cannot be read; trying again", e);
        }
        offsetsMissing = true;
    }

    private void turn() throws InterruptedException {
        if (attendance != Attendance.HOLDING || !claim.isEmpty()) {
            pause(ELSEWHERE_MILLIS);
            return;
        }
        turns.confirmations().drainStored().forEach(each -> each.file().delivered(each.place()));
        files.look();
        if (!queue.hasRoom()) {
            queue.awaitRoom(rest());
            return;
        }
        Unread unread = files.next(seat::mayRead);
        if (unread == null) {
            pause(rest());
        } else {
            turns.read(unread);
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (stop.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.debug("Reading was told to end");
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** Short, as the seat has to be kept; never nothing, or a file that cannot be read would keep a processor busy. */
    private long rest() {
        return Math.max(1, Math.min(LONGEST_REST_MILLIS, files.millisToNextLook()));
    }
}
