// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

/** What a file holds. */
enum FileKind {
    /** Records as configured. */
    DATA("data "),
    /** Records that could not be rendered, one JSON object each. */
    ERRORS("errors "),
    /** Records as the task received them. */
    BACKUP("backup ");

    private final String lane;

    FileKind(String lane) {
        this.lane = lane;
    }

    /** What tells the files of one Kafka partition apart, over all kinds: stable over restarts. */
    String lane(String identity) {
        return lane + identity;
    }

    /** The kind of the files of a lane. */
    static FileKind ofLane(String lane) {
        for (FileKind kind : values()) {
            if (lane.startsWith(kind.lane)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of file has identities such as " + lane);
    }
}
