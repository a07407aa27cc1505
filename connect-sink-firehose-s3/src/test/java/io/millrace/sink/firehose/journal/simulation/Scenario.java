// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

/** What may happen in a world, besides crashes, rebalances, frozen tasks and a bad network, which are in all of them. */
enum Scenario {
    /** One configuration all the time; small and multipart objects; the group's offsets are reset from outside. */
    ONE_CONFIGURATION(false, false, true),
    /** The configuration changes while frozen tasks of the old one exist, which go on later: all objects are multipart. */
    CHANGES_UNDER_STRICT_FENCING(true, true, false),
    /**
     * The configuration changes, small objects included, after every task of the old one has ended and the network has
     * forgotten its requests. Without strict fencing a small object can be stored after its promise was revoked.
     */
    CHANGES_IN_PEACE(true, false, true);

    final boolean changes;
    final boolean strict;
    final boolean resets;

    Scenario(boolean changes, boolean strict, boolean resets) {
        this.changes = changes;
        this.strict = strict;
        this.resets = resets;
    }
}
