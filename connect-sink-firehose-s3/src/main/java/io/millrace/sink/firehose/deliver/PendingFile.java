// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;

/**
 * One file, from its first record to the store's acknowledgement. Guarded by the delivery's lock; only its bytes belong
 * to the upload thread alone while {@link State#UPLOADING}, which is why nobody else may release them then.
 */
final class PendingFile {
    enum State {
        /** Takes records. */
        OPEN,
        /** Sealed, waits for an upload thread. */
        QUEUED,
        /** An upload thread has it, be it in an attempt or between two. */
        UPLOADING,
        /** Delivered or dropped. */
        ENDED
    }

    /**
     * When a file is sealed at the latest. Files may fall due at the same moment, so their number makes the order total.
     *
     * @param nanos of the delivery's clock, which may wrap around
     * @param number counts the files of the task
     */
    record Due(long nanos, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.signum(nanos - other.nanos);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    final PartitionFiles owner;
    final FileKind kind;
    final String identity;
    final String key;
    final SlabBuffer bytes;
    final long firstOffset;
    final long openedNanos;
    final Due due;
    long lastOffset;
    int records;
    State state = State.OPEN;
    boolean abandoned;

    PendingFile(
            PartitionFiles owner,
            FileKind kind,
            String identity,
            String key,
            SlabBuffer bytes,
            long firstOffset,
            long openedNanos,
            Due due) {
        this.owner = owner;
        this.kind = kind;
        this.identity = identity;
        this.key = key;
        this.bytes = bytes;
        this.firstOffset = firstOffset;
        this.lastOffset = firstOffset;
        this.openedNanos = openedNanos;
        this.due = due;
    }

    @Override
    public String toString() {
        return owner.partition + " " + kind + " " + key + " " + firstOffset + ".." + lastOffset + " " + state;
    }
}
