// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.nio.file.Path;

/**
 * An event that could not become a record as configured. It has nothing of the event's content.
 *
 * @param kind why
 * @param reason the same in words
 * @param path where the file lies
 * @param position the bytes of the content before the event
 * @param line how many line feeds are before it
 * @param bytes how long the event is
 */
public record Failure(Kind kind, String reason, Path path, long position, long line, int bytes) {
    /** Why an event could not become a record. */
    public enum Kind {
        /** It is longer than the limit. */
        OVERLONG,
        /** Its bytes are no characters of the encoding. */
        UNDECODABLE,
        /** It does not have the format that the flow says. */
        UNMATCHED,
        /** A step of its conversion could not be done. */
        FAILED
    }

    /** How a log line names it: {@code [/var/log/app.log:1042 @88213] matchPattern does not match}. */
    @Override
    public String toString() {
        return "[" + path + ":" + (line + 1) + " @" + position + "] " + reason;
    }
}
