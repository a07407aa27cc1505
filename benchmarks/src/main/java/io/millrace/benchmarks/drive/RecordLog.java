// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** The partitions of one topic. Used by the driver's thread. */
public interface RecordLog {
    /**
     * The topic.
     *
     * @return its name
     */
    String topic();

    /**
     * How many partitions it has.
     *
     * @return at least one
     */
    int partitions();

    /**
     * Reads records. The driver lets go of them when put() has returned, so they may come again with other offsets.
     *
     * @param partition the partition
     * @param offset the offset of the first one
     * @param most how many at most
     * @param into where they are added, with consecutive offsets; nothing at the end of the partition
     */
    void read(int partition, long offset, int most, List<SinkRecord> into);
}
