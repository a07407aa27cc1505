// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.metrics.FileCounters;
import io.millrace.source.agentfile.track.Rotation;
import io.millrace.source.agentfile.track.TrackEvents;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and tells what happens to files. */
public final class TrackListener implements TrackEvents {
    private static final Logger LOG = LoggerFactory.getLogger(TrackListener.class);

    private final FileCounters counters;

    /**
     * A listener.
     *
     * @param counters what it counts in
     */
    public TrackListener(FileCounters counters) {
        this.counters = counters;
    }

    @Override
    public void rotated(String flow, Path path, Rotation kind) {
        counters.rotated(kind.name().toLowerCase(Locale.ROOT));
        LOG.debug("Flow {}: {} was rotated: {}", flow, path, kind);
    }

    @Override
    public void unobserved(String flow, Path path) {
        counters.unobserved();
        LOG.warn(
                "Flow {}: {} was rotated more than once between two looks; what came and went in between is not known",
                flow,
                path);
    }

    @Override
    public void lost(String flow, Path path, long bytes) {
        counters.lost(bytes);
        LOG.warn("Flow {}: {} bytes of {} were destroyed before they were read", flow, bytes, path);
    }

    @Override
    public void ambiguous(String flow, Path path, Path other) {
        counters.ambiguous();
        LOG.warn("Flow {}: {} and {} hold the same; both are read, as nothing tells them apart", flow, path, other);
    }

    @Override
    public void unreadable(String flow, Path path, String reason) {
        counters.unreadable();
        LOG.warn("Flow {}: {} cannot be read: {}; trying again, the other files go on", flow, path, reason);
    }

    @Override
    public void readableAgain(String flow, Path path) {
        LOG.info("Flow {}: {} can be read again", flow, path);
    }

    @Override
    public void nulsSkipped(String flow, Path path, long bytes) {
        counters.nulsSkipped(bytes);
        LOG.info("Flow {}: skipped a hole of {} NUL bytes in {}", flow, bytes, path);
    }

    @Override
    public void claimedTwice(String flow, String other, Path path) {
        LOG.warn("Flows {} and {} both mean {}; {} reads it, as it is named first", flow, other, path, flow);
    }
}
