// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over and what Connect has stored the offset of. For all threads.
 *
 * <p>Under exactly-once the worker calls commit() on the task's own thread, after it has answered each record of the
 * transaction: what is answered then is stored. Otherwise another thread commits from time to time what the task's thread had
 * collected before: an answer is surely among it if the task's thread has begun two iterations since, and a whole commit, from
 * its beginning to its end, came after these. The last commit before stop() is made on the task's own thread again.
 */
final class Confirmations {
    /** A file with records under way. */
    private static final class Account {
        private int open;
        private Place end = Place.START;
    }

    /** Answered, collected by the task's thread after so many commits. */
    private record Collected(Emission emission, long commits) {}

    /** A file all of whose records are stored up to a place. */
    record Stored(Unread file, Place place) {}

    private final int[] openByLane;
    private final Map<Unread, Account> files = new HashMap<>();
    private List<Emission> answered = new ArrayList<>();
    private List<Emission> aged = new ArrayList<>();
    private final Deque<Collected> collected = new ArrayDeque<>();
    private final List<Stored> stored = new ArrayList<>();
    private @Nullable Thread taskThread;
    private long commits;

    Confirmations(int lanes) {
        this.openByLane = new int[lanes];
    }

    /** Records are about to be handed over. */
    synchronized void emitted(Emission emission) {
        openByLane[emission.lane()]++;
        Account account = files.computeIfAbsent(emission.file(), file -> new Account());
        account.open++;
        account.end = emission.end();
    }

    /** Bytes of a file made no record. */
    synchronized void passed(Unread file, Place place) {
        Account account = files.get(file);
        if (account == null) {
            stored.add(new Stored(file, place));
        } else {
            account.end = place;
        }
    }

    synchronized void answered(Emission emission) {
        answered.add(emission);
    }

    /** The task's thread begins to poll. */
    synchronized void polled() {
        taskThread = Thread.currentThread();
        if (!aged.isEmpty()) {
            for (Emission emission : aged) {
                collected.add(new Collected(emission, commits));
            }
            aged.clear();
        }
        // An answer is counted a moment before the worker notes it: it counts as collected with the iteration after
        // next.
        List<Emission> empty = aged;
        aged = answered;
        answered = empty;
    }

    /** Connect has stored offsets. */
    synchronized void committed() {
        commits++;
        if (Thread.currentThread() == taskThread) {
            collected.forEach(each -> confirm(each.emission()));
            collected.clear();
            aged.forEach(this::confirm);
            aged.clear();
            answered.forEach(this::confirm);
            answered.clear();
        } else {
            Collected next = collected.peek();
            while (next != null && commits >= next.commits() + 2) {
                confirm(collected.remove().emission());
                next = collected.peek();
            }
        }
    }

    private void confirm(Emission emission) {
        openByLane[emission.lane()]--;
        Account account = files.get(emission.file());
        if (account != null && --account.open == 0) {
            files.remove(emission.file());
            stored.add(new Stored(emission.file(), account.end));
        }
    }

    /** Whether all that was handed over from a lane is stored. */
    synchronized boolean isQuiet(int lane) {
        return openByLane[lane] == 0;
    }

    /** The files that have become all stored since the last call. */
    synchronized List<Stored> drainStored() {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<Stored> drained = List.copyOf(stored);
        stored.clear();
        return drained;
    }
}
