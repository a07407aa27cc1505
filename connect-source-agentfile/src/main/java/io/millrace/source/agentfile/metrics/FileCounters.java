// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of a node's files. For all threads. */
public final class FileCounters {
    private final Map<String, LongAdder> rotations = new ConcurrentHashMap<>();
    private final LongAdder unobserved = new LongAdder();
    private final LongAdder bytesLost = new LongAdder();
    private final LongAdder ambiguous = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder nuls = new LongAdder();

    /** Nothing is counted yet. */
    public FileCounters() {}

    /**
     * Counts a rotation.
     *
     * @param kind how
     */
    public void rotated(String kind) {
        rotations.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    /** Counts generations that nobody saw. */
    public void unobserved() {
        unobserved.increment();
    }

    /**
     * Counts destroyed bytes.
     *
     * @param bytes how many
     */
    public void lost(long bytes) {
        bytesLost.add(bytes);
    }

    /** Counts two files that could not be told apart. */
    public void ambiguous() {
        ambiguous.increment();
    }

    /** Counts a file or directory that became unreadable. */
    public void unreadable() {
        unreadable.increment();
    }

    /**
     * Counts skipped NUL bytes.
     *
     * @param bytes how many
     */
    public void nulsSkipped(long bytes) {
        nuls.add(bytes);
    }

    Map<String, Long> rotationsByKind() {
        Map<String, Long> counts = new TreeMap<>();
        rotations.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }

    long unobservedRotations() {
        return unobserved.sum();
    }

    long bytesLost() {
        return bytesLost.sum();
    }

    long ambiguousFiles() {
        return ambiguous.sum();
    }

    long becameUnreadable() {
        return unreadable.sum();
    }

    long nulBytesSkipped() {
        return nuls.sum();
    }
}
