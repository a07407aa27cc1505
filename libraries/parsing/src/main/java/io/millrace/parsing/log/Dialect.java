// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** Whose idea of a grammar decides what is accepted, and how fields are called. */
public enum Dialect {
    /** What LOGTOJSON of the Kinesis Agent accepts, its gaps included; every value is text. */
    KINESIS_AGENT_STRICT("kinesis-agent-strict"),
    /** What servers write: IPv6, host names, escaped quotes, empty quotes, CR before LF, fields that came later. */
    EXTENDED("extended"),
    /** What the Firehose Lambda blueprints accept: a match of the line's beginning. */
    BLUEPRINT("blueprint");

    private final String spelling;

    Dialect(String spelling) {
        this.spelling = spelling;
    }

    /**
     * The name in configurations.
     *
     * @return lower case with hyphens
     */
    public String spelling() {
        return spelling;
    }
}
