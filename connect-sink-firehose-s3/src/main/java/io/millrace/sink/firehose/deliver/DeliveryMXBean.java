// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Map;

/** The figures of one task, as JMX shows them. */
public interface DeliveryMXBean {
    /** Records taken since the start, those in error objects included. */
    long getRecords();

    /** Records that went to error objects since the start. */
    long getFailedRecords();

    /** Memory held by files that are not delivered yet, in bytes. */
    long getBytesBuffered();

    /** Files that take records. */
    int getOpenFiles();

    /** Objects acknowledged by the store since the start. */
    long getObjectsDelivered();

    /** The size of these objects as stored, in bytes. */
    long getBytesDelivered();

    /** Sealed files that the store has not acknowledged yet, those that wait for their turn included. */
    int getUploadsInFlight();

    /** Uploads that the store refused or did not answer, since the start. */
    long getFailedAttempts();

    /** The same by cause: the store's error code, or the name of the client's exception. */
    Map<String, Long> getFailedAttemptsByCause();

    /** Records that went to error objects since the start, by the error code that stands there. */
    Map<String, Long> getFailedRecordsByCode();

    /** Records that were delivered before and came again: after a crash, a few are ordinary. */
    long getSkippedRecords();

    /** How often another task took the journal of a partition that this one believed to own. */
    long getLostClaims();

    /** Partitions that do not flow because their journal is not claimed yet. */
    int getUnclaimedPartitions();

    /** What the buffers may hold, in bytes. */
    long getMemoryBudget();

    /** The most that the buffers ever held, in bytes. */
    long getMemoryPeak();

    /** OK; CLAIMING while partitions wait for their journals; RETRYING while at least one request has to be tried again. */
    String getStatus();

    /** Whether the task has stopped the flow because its buffers are full. */
    boolean isPaused();

    /** How long the oldest record that is not delivered has waited, in milliseconds; 0 when all are delivered. */
    long getOldestUndeliveredMillis();
}
