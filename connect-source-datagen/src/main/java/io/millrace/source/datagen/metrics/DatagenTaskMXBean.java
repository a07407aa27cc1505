// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.metrics;

/** What a task shows over JMX; JMX demands the prefix of the accessors. */
public interface DatagenTaskMXBean {
    /**
     * Records handed to the worker since the task started.
     *
     * @return a count
     */
    long getGenerated();

    /**
     * Records that Kafka acknowledged since the task started.
     *
     * @return a count
     */
    long getAcknowledged();

    /**
     * Records that a transform dropped, or that failed and were tolerated.
     *
     * @return a count
     */
    long getFilteredOrFailed();

    /**
     * Whether the task has made its last record.
     *
     * @return 1 when it has, else 0
     */
    int getCompleted();

    /**
     * How late the oldest record of the latest batch was.
     *
     * @return milliseconds
     */
    long getLatenessMillis();
}
