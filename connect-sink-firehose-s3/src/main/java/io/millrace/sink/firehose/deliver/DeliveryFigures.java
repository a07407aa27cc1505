// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Map;

/**
 * What a delivery has done and what it holds.
 *
 * @param records taken since the start, those in error objects included
 * @param failedRecords those that went to error objects
 * @param objects acknowledged by the store since the start
 * @param storedBytes the size of these objects as stored
 * @param bufferedBytes memory held by open and unfinished files
 * @param openFiles files that take records
 * @param inFlight sealed files that are not acknowledged yet, those that wait for a thread included
 * @param failedAttempts uploads that the store refused or did not answer
 * @param retrying whether at least one request has to be tried again
 * @param failedAttemptsByCause the failed attempts by the store's error code, or the name of the client's exception
 * @param failedRecordsByCode the failed records by the error code of their error objects
 * @param skippedRecords records that were delivered before and came again
 * @param lostClaims how often another task took a partition's journal
 * @param unclaimedPartitions partitions that do not flow because their journal is not claimed yet
 * @param memoryBudget what the buffers may hold, in bytes
 * @param memoryPeak the most that they ever held
 */
public record DeliveryFigures(
        long records,
        long failedRecords,
        long objects,
        long storedBytes,
        long bufferedBytes,
        int openFiles,
        int inFlight,
        long failedAttempts,
        boolean retrying,
        Map<String, Long> failedAttemptsByCause,
        Map<String, Long> failedRecordsByCode,
        long skippedRecords,
        long lostClaims,
        int unclaimedPartitions,
        long memoryBudget,
        long memoryPeak) {}
