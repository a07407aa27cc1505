// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.metrics.TaskView;
import io.millrace.source.agentfile.place.Seat;
import io.millrace.source.agentfile.track.TrackFigures;
import io.millrace.source.agentfile.track.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a delivery shows of itself and its node. */
public final class DeliveryView implements TaskView {
    private final Delivery delivery;
    private final Seat<NodeFiles> seat;
    private final Tracker tracker;

    /**
     * A view.
     *
     * @param delivery the task's
     * @param seat the task's
     */
    public DeliveryView(Delivery delivery, Seat<NodeFiles> seat) {
        this.delivery = delivery;
        this.seat = seat;
        this.tracker = seat.common().tracker();
    }

    @Override
    public String status() {
        if (delivery.hasFailed()) {
            return "FAILED";
        }
        return delivery.holdsNode() ? "READING" : "WAITING";
    }

    @Override
    public String nodeHolder() {
        return seat.holder();
    }

    @Override
    public int heldLanes() {
        return delivery.heldLanes();
    }

    @Override
    public long queuedBytes() {
        return delivery.queuedBytes();
    }

    @Override
    public int openFiles() {
        return tracker.figures().openFiles();
    }

    @Override
    public Map<String, Long> bytesBehind() {
        return byFlow(TrackFigures.Flow::bytesBehind);
    }

    @Override
    public Map<String, Long> millisBehind() {
        return byFlow(TrackFigures.Flow::millisBehind);
    }

    private Map<String, Long> byFlow(ToLongFunction<TrackFigures.Flow> figure) {
        Map<String, Long> figures = new LinkedHashMap<>();
        tracker.figures().flows().forEach((flow, each) -> figures.put(flow, figure.applyAsLong(each)));
        return figures;
    }

    @Override
    public Map<String, Long> filesByState() {
        Map<String, Long> counts = new LinkedHashMap<>();
        tracker.figures().flows().forEach((flow, each) -> {
            counts.put(flow + ".followed", (long) each.files());
            counts.put(flow + ".active", (long) each.active());
            counts.put(flow + ".undecided", (long) each.undecided());
            counts.put(flow + ".unreadable", (long) each.unreadable());
            counts.put(flow + ".gone", (long) each.gone());
            counts.put(flow + ".sought", (long) each.sought());
        });
        return counts;
    }
}
