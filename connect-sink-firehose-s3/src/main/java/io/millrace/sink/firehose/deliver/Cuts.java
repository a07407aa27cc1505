// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.journal.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cuts of one partition: the places between two records at which all its files end together. Guarded by the delivery's
 * lock.
 *
 * <p>Where a cut falls is a function of the records since the one before: of their number and of the bytes that were made
 * of them, never of time, memory or whatever else differs when they are read again. Kafka is only ever given the beginning
 * of a cut, so whoever reads on begins at one, cuts where the predecessor did, and makes the same files of the same
 * records. An offset in the middle of a cut would move all cuts behind it.
 *
 * <p>A record that leaves nothing in any file does not count: cuts are the same with and without it, and a cut that has no
 * record yet may begin anywhere before its first.
 */
final class Cuts {
    /** The records between two cuts. */
    private static final class Cut {
        /** The offset of the first record that left something. */
        private final long start;

        private final List<PendingFile> files = new ArrayList<>(2);
        private int invisible;

        private long last = Journal.UNKNOWN;
        private long bytes;
        private int records;

        Cut(long start) {
            this.start = start;
        }
    }

    private final long sizeLimit;
    private final int recordLimit;
    private final Deque<Cut> undelivered = new ArrayDeque<>(2);
    private final Map<PendingFile, Cut> cutOf = new HashMap<>();
    /** The last of the undelivered ones while it takes records, or null. */
    private @Nullable Cut open;

    private long taken;

    /**
     * A partition without any records so far.
     *
     * @param sizeLimit a cut with this many uncompressed bytes in all its files ends
     * @param recordLimit a cut with this many records ends
     */
    Cuts(long sizeLimit, int recordLimit) {
        this.sizeLimit = sizeLimit;
        this.recordLimit = recordLimit;
    }

    /** A file was begun by a record. */
    void opened(PendingFile file, long offset) {
        Cut cut = open;
        if (cut == null) {
            cut = new Cut(offset);
            open = cut;
            undelivered.add(cut);
        }
        cut.files.add(file);
        cut.invisible++;
        cutOf.put(file, cut);
    }

    /** A record was written to a file; to more than one perhaps, and counts once. */
    void added(PendingFile file, long offset) {
        Cut cut = open;
        if (cut == null) {
            throw new IllegalStateException("no file is open: " + file);
        }
        cut.bytes += file.length() - file.counted;
        file.counted = file.length();
        if (cut.last != offset) {
            cut.last = offset;
            cut.records++;
            taken++;
        }
    }

    /** Whether the files are to end. Only between two records: a backup must not end without the data. */
    boolean isDue() {
        Cut cut = open;
        return cut != null && (cut.bytes >= sizeLimit || cut.records >= recordLimit);
    }

    /** Ends the cut; answers its files, which are to be sealed. */
    List<PendingFile> end() {
        Cut cut = open;
        open = null;
        return cut == null ? List.of() : List.copyOf(cut.files);
    }

    /** A file is visible. */
    void visible(PendingFile file) {
        Cut cut = cutOf.remove(file);
        if (cut != null) {
            cut.invisible--;
            Cut first = undelivered.peek();
            while (first != null && first.invisible == 0) {
                undelivered.remove();
                first = undelivered.peek();
            }
        }
    }

    /**
     * Where reading has to begin again, and so what Kafka may be given.
     *
     * @param next the next offset to be read
     * @return the beginning of the first cut of which not everything is visible; the next offset when there is none
     */
    long safeOffset(long next) {
        Cut first = undelivered.peek();
        return first == null ? next : first.start;
    }

    /** How much of the open cut is there, from 0 for nothing to 1 for all. */
    double share() {
        Cut cut = open;
        return cut == null ? 0 : Math.max((double) cut.bytes / sizeLimit, (double) cut.records / recordLimit);
    }

    /** How many records were taken in all. */
    long taken() {
        return taken;
    }
}
