// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

/** A protocol with one thing left out, to see whether the simulation would notice. */
enum Mutation {
    /** The protocol as it is. */
    NONE,
    /** The store writes a journal whatever version it replaces. */
    NO_FENCING,
    /** Records that are delivered, or promised by a predecessor, are taken as if they were new. */
    NO_SKIP,
    /** A predecessor's promise is kept under another key. */
    UNSTABLE_KEYS,
    /** Kafka is given what was consumed. */
    COMMITS_WHAT_IT_CONSUMED,
    /** Files are published before their promise is in the journal. */
    PUBLISHES_WITHOUT_PROMISE,
    /** What a former configuration delivered is forgotten. */
    FORGETS_FORMER;

    /** Whether anything bad can come of it. */
    boolean showsIn(Scenario scenario) {
        return switch (this) {
            case NONE -> false;
            case FORGETS_FORMER -> scenario.changes;
            // An upload is completed under the key that it was begun with, and a promise is only kept in another way
            // when
            // its upload is gone for good.
            case UNSTABLE_KEYS -> !scenario.strict;
            default -> true;
        };
    }
}
