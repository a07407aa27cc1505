// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What was read and not handed over, bounded by bytes. One thread puts, one takes; any may ask. */
final class BoundedQueue {
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long bytes;

    BoundedQueue(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether more may be read. What was read already is always taken. */
    boolean hasRoom() {
        lock.lock();
        try {
            return bytes < mostBytes;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    void put(Batch batch) {
        lock.lock();
        try {
            batches.add(batch);
            bytes += batch.bytes();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room, at most so long. */
    void awaitRoom(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (bytes >= mostBytes && left > 0) {
                left = emptied.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is there within the bounds; the first batch in any case.
     *
     * @return null when nothing came in time
     */
    @Nullable
    List<SourceRecord> take(int mostRecords, long mostBytesAtOnce, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (batches.isEmpty()) {
                if (left <= 0) {
                    return null;
                }
                left = filled.awaitNanos(left);
            }
            return join(mostRecords, mostBytesAtOnce);
        } finally {
            lock.unlock();
        }
    }

    private List<SourceRecord> join(int mostRecords, long mostBytesAtOnce) {
        Batch first = batches.remove();
        List<SourceRecord> records = first.records();
        long taken = first.bytes();
        Batch next = batches.peek();
        while (next != null
                && records.size() + next.records().size() <= mostRecords
                && taken + next.bytes() <= mostBytesAtOnce) {
            batches.remove();
            records.addAll(next.records());
            taken += next.bytes();
            next = batches.peek();
        }
        bytes -= taken;
        emptied.signal();
        return records;
    }

    void clear() {
        lock.lock();
        try {
            batches.clear();
            bytes = 0;
            emptied.signal();
        } finally {
            lock.unlock();
        }
    }
}
