// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

/** A prefix that cannot be used; the message says where, what, and what is allowed instead. */
public final class InvalidPrefix extends IllegalArgumentException {
    private final int position;

    InvalidPrefix(int index, String complaint) {
        super("at character " + (index + 1) + ": " + complaint);
        this.position = index + 1;
    }

    /**
     * Where the complaint applies.
     *
     * @return the position of the character in the text, counted from 1
     */
    public int position() {
        return position;
    }
}
