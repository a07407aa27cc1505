// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import java.nio.file.Path;
import java.util.Map;

/** The file that a burst is of, and what Connect remembers of it. */
public interface Origin {
    /**
     * Where the file lies.
     *
     * @return an absolute path
     */
    Path path();

    /**
     * When the file was changed last.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    long modifiedMillis();

    /**
     * For how long the file has been known to have no more bytes than the burst has.
     *
     * @return milliseconds; negative if more bytes are behind the burst
     */
    long quietMillis();

    /**
     * The source partition.
     *
     * @return the same map for all records of the file
     */
    Map<String, ?> partition();

    /**
     * The source offset of a record, which covers the record and nothing after it.
     *
     * @param burst the bytes that the record is of
     * @param end where in the burst's array the bytes after the record begin
     * @param next the place of those bytes
     * @param lastOfBurst whether no other record refers to the burst's array, so that nothing has to keep it
     * @return a map for this record
     */
    Map<String, ?> offset(Burst burst, int end, Place next, boolean lastOfBurst);
}
