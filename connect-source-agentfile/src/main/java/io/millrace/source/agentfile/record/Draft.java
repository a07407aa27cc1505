// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.source.agentfile.event.Place;
import org.jspecify.annotations.Nullable;

/**
 * A record that lacks its offset: whether it is the last one of its burst is known only when the next one is there.
 *
 * @param value in UTF-8, or the bytes as they are
 * @param key in UTF-8
 * @param kind of what kind it is
 * @param about what headers tell, besides what all records of the file share
 * @param end where in the burst's array the bytes after it begin
 * @param next their place
 */
// Compared by nobody, and copied by nobody: it is as fast as its array.
@SuppressWarnings("ArrayRecordComponent")
record Draft(byte[] value, byte @Nullable [] key, Kind kind, About about, int end, Place next) {
    /** Where a record goes. */
    enum Kind {
        /** To the flow's topic. */
        EVENT,
        /** To the error topic. */
        ERROR
    }

    /**
     * What headers tell of a record.
     *
     * @param position the bytes of the content before it
     * @param line how many line feeds are before it
     * @param lines how many lines it has
     * @param piece how much of an event it is, if less than a whole one
     * @param error why it is not as configured
     */
    record About(
            long position,
            long line,
            int lines,
            @Nullable String piece,
            @Nullable String error) {}
}
