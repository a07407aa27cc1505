// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

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
 * @param retrying whether at least one file has to be tried again
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
        boolean retrying) {}
