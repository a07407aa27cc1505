// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

/** Where a record's key comes from; {@link #word()} spells the agent's own as the agent does. */
public enum KeyChoice {
    /** A random number, as in the Kinesis Agent. */
    RANDOM("RANDOM"),
    /** A hash of the value: MD5 in hexadecimal digits. */
    DETERMINISTIC("DETERMINISTIC"),
    /** No key. */
    NONE("none"),
    /** The file's path. */
    FILE("file"),
    /** What a pattern finds in the event. */
    GROUP("group"),
    /** A member of the JSON object that the event was converted to. */
    FIELD("field");

    private final String word;

    KeyChoice(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }
}
