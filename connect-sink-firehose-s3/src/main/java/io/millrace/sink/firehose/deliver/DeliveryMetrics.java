// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Map;

/** The figures of a delivery as a bean. */
public final class DeliveryMetrics implements DeliveryMXBean {
    private final Delivery delivery;
    private final FlowControl flow;

    /**
     * A bean to be registered.
     *
     * @param delivery what is measured
     * @param flow whether it flows
     */
    public DeliveryMetrics(Delivery delivery, FlowControl flow) {
        this.delivery = delivery;
        this.flow = flow;
    }

    @Override
    public long getRecords() {
        return delivery.figures().records();
    }

    @Override
    public long getFailedRecords() {
        return delivery.figures().failedRecords();
    }

    @Override
    public long getBytesBuffered() {
        return delivery.figures().bufferedBytes();
    }

    @Override
    public int getOpenFiles() {
        return delivery.figures().openFiles();
    }

    @Override
    public long getObjectsDelivered() {
        return delivery.figures().objects();
    }

    @Override
    public long getBytesDelivered() {
        return delivery.figures().storedBytes();
    }

    @Override
    public int getUploadsInFlight() {
        return delivery.figures().inFlight();
    }

    @Override
    public long getFailedAttempts() {
        return delivery.figures().failedAttempts();
    }

    @Override
    public Map<String, Long> getFailedAttemptsByCause() {
        return delivery.figures().failedAttemptsByCause();
    }

    @Override
    public Map<String, Long> getFailedRecordsByCode() {
        return delivery.figures().failedRecordsByCode();
    }

    @Override
    public long getSkippedRecords() {
        return delivery.figures().skippedRecords();
    }

    @Override
    public long getLostClaims() {
        return delivery.figures().lostClaims();
    }

    @Override
    public int getUnclaimedPartitions() {
        return delivery.figures().unclaimedPartitions();
    }

    @Override
    public long getMemoryBudget() {
        return delivery.figures().memoryBudget();
    }

    @Override
    public long getMemoryPeak() {
        return delivery.figures().memoryPeak();
    }

    @Override
    public String getStatus() {
        DeliveryFigures figures = delivery.figures();
        if (figures.retrying()) {
            return "RETRYING";
        }
        return figures.unclaimedPartitions() > 0 ? "CLAIMING" : "OK";
    }

    @Override
    public boolean isPaused() {
        return flow.isPaused();
    }

    @Override
    public long getOldestUndeliveredMillis() {
        return delivery.oldestMillis();
    }
}
