// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

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

    /** OK, or RETRYING while at least one upload has to be tried again. */
    String getStatus();

    /** Whether the task has stopped the flow because its buffers are full. */
    boolean isPaused();

    /** How long the oldest record that is not delivered has waited, in milliseconds; 0 when all are delivered. */
    long getOldestUndeliveredMillis();
}
