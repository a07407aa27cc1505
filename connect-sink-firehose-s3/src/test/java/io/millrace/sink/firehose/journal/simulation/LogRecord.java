// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

/**
 * One offset of a Kafka partition.
 *
 * @param offset the offset
 * @param kind what is there
 * @param colour decides the identity under some configurations
 * @param shape decides it under others
 */
record LogRecord(long offset, Kind kind, int colour, int shape) {
    enum Kind {
        /** A record for a data object. */
        GOOD,
        /** A record for an error object. */
        BROKEN,
        /** A record that leaves no trace: filtered, or a tombstone. */
        TRACELESS,
        /** No record: a transaction marker, or what was aborted. Never handed out. */
        HOLE
    }

    static LogRecord random(long offset, Dice dice) {
        int roll = dice.below(100);
        Kind kind = roll < 72 ? Kind.GOOD : roll < 80 ? Kind.BROKEN : roll < 90 ? Kind.TRACELESS : Kind.HOLE;
        // Late records: a colour of long ago comes back now and then.
        int colour = dice.percent(20) ? dice.below(6) : (int) (offset / 12);
        return new LogRecord(offset, kind, colour, dice.below(3));
    }

    boolean mustBeDelivered() {
        return kind == Kind.GOOD || kind == Kind.BROKEN;
    }
}
