// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Map;
import java.util.TreeMap;

/** What has happened so far. Guarded by the delivery's lock. */
final class Counters {
    long records;
    long failedRecords;
    final Map<String, Long> failedByCode = new TreeMap<>();
    long objects;
    long storedBytes;
    long lostClaims;
    int inFlight;

    void failed(String code) {
        failedRecords++;
        failedByCode.merge(code, 1L, Long::sum);
    }

    void delivered(long bytes) {
        objects++;
        storedBytes += bytes;
    }
}
