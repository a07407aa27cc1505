// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

/** What has happened so far. Guarded by the delivery's lock. */
final class Counters {
    long records;
    long failedRecords;
    long objects;
    long storedBytes;
    long lostClaims;
    int inFlight;

    void delivered(long bytes) {
        objects++;
        storedBytes += bytes;
    }
}
