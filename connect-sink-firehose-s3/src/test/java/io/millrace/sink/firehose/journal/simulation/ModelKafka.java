// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A topic with its log, and one consumer group: who has which partition, and what is committed. */
final class ModelKafka {
    static final int NOBODY = -1;

    private final List<List<LogRecord>> logs = new ArrayList<>();
    private final long[] end;
    private final long[] committed;
    private final long[] lastOfOurs;
    private final int[] owner;
    private final int[] generation;
    private final boolean[] reset;

    ModelKafka(int partitions, int records, Dice dice) {
        for (int partition = 0; partition < partitions; partition++) {
            List<LogRecord> log = new ArrayList<>();
            for (int offset = 0; offset < records; offset++) {
                log.add(LogRecord.random(offset, dice));
            }
            logs.add(log);
        }
        end = new long[partitions];
        committed = new long[partitions];
        lastOfOurs = new long[partitions];
        owner = new int[partitions];
        generation = new int[partitions];
        reset = new boolean[partitions];
        Arrays.fill(owner, NOBODY);
    }

    int partitions() {
        return logs.size();
    }

    int capacity() {
        return logs.get(0).size();
    }

    /** Producers have written more. */
    void produce(int partition, int records) {
        end[partition] = Math.min(capacity(), end[partition] + records);
    }

    /** The next offset that a producer will write. */
    long end(int partition) {
        return end[partition];
    }

    LogRecord at(int partition, long offset) {
        return logs.get(partition).get((int) offset);
    }

    boolean isAssigned(int partition, int member) {
        return owner[partition] == member;
    }

    /** Grows each time that the partition gets another owner: a member that was away has another one when it comes back. */
    int generation(int partition) {
        return generation[partition];
    }

    void assign(int partition, int member) {
        if (owner[partition] != member) {
            owner[partition] = member;
            generation[partition]++;
        }
    }

    long committed(int partition) {
        return committed[partition];
    }

    /** A commit of somebody who has lost the partition is refused. */
    void commit(int itsGeneration, int partition, long offset, Oracle oracle) {
        if (generation[partition] == itsGeneration) {
            oracle.committed(partition, lastOfOurs[partition], offset);
            committed[partition] = offset;
            lastOfOurs[partition] = offset;
        }
    }

    /** Somebody moves the group's offset with a tool. */
    void reset(int partition, long offset) {
        committed[partition] = offset;
        lastOfOurs[partition] = 0;
        reset[partition] = true;
    }

    boolean wasReset(int partition) {
        return reset[partition];
    }
}
