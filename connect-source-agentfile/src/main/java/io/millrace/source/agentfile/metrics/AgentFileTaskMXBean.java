// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.util.Map;

/**
 * What a task shows over JMX; JMX demands the prefix of the accessors. The figures of files are those of the node, the same in
 * all tasks of a process that read it.
 */
public interface AgentFileTaskMXBean {
    /**
     * How the task is.
     *
     * @return READING; WAITING while another process has the node; PAUSED when the worker has not asked for records for a while;
     *     FAILED
     */
    String getStatus();

    /**
     * Who has the node.
     *
     * @return process, tasks and since when; empty when nobody has it
     */
    String getNodeHolder();

    /**
     * How many lanes this task reads.
     *
     * @return a count
     */
    int getHeldLanes();

    /**
     * Records handed to the worker since the task started.
     *
     * @return a count
     */
    long getHandedOver();

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
     * What is read and not handed over.
     *
     * @return bytes
     */
    long getQueuedBytes();

    /**
     * How long ago the worker last asked for records.
     *
     * @return milliseconds
     */
    long getMillisSincePoll();

    /**
     * How long ago records were last handed over.
     *
     * @return milliseconds
     */
    long getMillisSinceProgress();

    /**
     * What is known to be unread, by flow. Compressed files count by their size.
     *
     * @return bytes by flow
     */
    Map<String, Long> getBytesBehindByFlow();

    /**
     * How long ago the oldest unread bytes may have been written, by flow.
     *
     * @return milliseconds by flow
     */
    Map<String, Long> getMillisBehindByFlow();

    /**
     * Files by flow and state, such as {@code app.active}.
     *
     * @return counts
     */
    Map<String, Long> getFilesByState();

    /**
     * How many files are open.
     *
     * @return a count
     */
    int getOpenFiles();

    /**
     * Rotations since the node was opened, by kind.
     *
     * @return counts
     */
    Map<String, Long> getRotationsByKind();

    /**
     * Rotations between two looks, whose generations nobody saw.
     *
     * @return a count
     */
    long getRotationsUnobserved();

    /**
     * Bytes that a look had seen and that were destroyed before they were read.
     *
     * @return bytes
     */
    long getBytesLost();

    /**
     * Files that could not be told apart from another.
     *
     * @return a count
     */
    long getAmbiguousFiles();

    /**
     * How often a file or directory became unreadable.
     *
     * @return a count
     */
    long getBecameUnreadable();

    /**
     * NUL bytes skipped in holes.
     *
     * @return bytes
     */
    long getNulBytesSkipped();

    /**
     * Events that this task has read, by flow.
     *
     * @return counts
     */
    Map<String, Long> getEventsByFlow();

    /**
     * What became of lines that were not delivered as they are: cut, dropped, failed, by flow and kind.
     *
     * @return counts
     */
    Map<String, Long> getExceptionalLines();
}
