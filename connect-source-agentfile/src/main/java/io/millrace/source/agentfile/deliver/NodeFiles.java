// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.metrics.FileCounters;
import io.millrace.source.agentfile.track.Tracker;

/**
 * The files of a node, which its tasks share.
 *
 * @param tracker follows them
 * @param counters what happened to them
 */
public record NodeFiles(Tracker tracker, FileCounters counters) implements AutoCloseable {
    @Override
    public void close() {
        tracker.close();
    }
}
