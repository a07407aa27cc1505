// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.journal.PromisedFile;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file, from its first record to its visible object. Guarded by the delivery's lock; only its bytes belong to the
 * upload thread alone while {@link State#UPLOADING}, which is why nobody else may release them then.
 */
final class PendingFile {
    enum State {
        /** Takes records. */
        OPEN,
        /** Sealed, waits for its promise. */
        SEALED,
        /** Promised, waits for an upload thread. */
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

    final OwnedPartition owner;
    final FileKind kind;
    final String identity;
    final PromisedFile promise;
    /** What it holds and has not handed to its parts. */
    SlabBuffer bytes;

    final long openedNanos;
    final Due due;
    State state = State.OPEN;
    /** How many of its bytes its partition's cut knows of. */
    long counted;

    boolean abandoned;
    /** Its parts, null while it is to be stored by one request. */
    @Nullable
    PartStream parts;

    private long handed;

    PendingFile(
            OwnedPartition owner,
            FileKind kind,
            String identity,
            PromisedFile promise,
            SlabBuffer bytes,
            long openedNanos,
            Due due) {
        this.owner = owner;
        this.kind = kind;
        this.identity = identity;
        this.promise = promise;
        this.bytes = bytes;
        this.openedNanos = openedNanos;
        this.due = due;
    }

    String key() {
        return promise.key();
    }

    /** Whether it keeps a predecessor's promise, and so has boundaries of its own. */
    boolean isLeftover() {
        return promise.leftover().isPresent();
    }

    /** How many bytes its records have before compression. */
    long length() {
        return handed + bytes.length();
    }

    /** Hands over what it holds, and goes on with another buffer. */
    SlabBuffer take(SlabBuffer instead) {
        SlabBuffer taken = bytes;
        handed += taken.length();
        bytes = instead;
        return taken;
    }

    /** An id for formats that write one into the body: a function of the promise, as the body has to be. */
    UUID objectId() {
        return UUID.nameUUIDFromBytes(key().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return owner.id + " " + kind + " " + promise + " " + state;
    }
}
