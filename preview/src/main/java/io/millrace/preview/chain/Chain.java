// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import io.millrace.common.lifecycle.Closer;
import io.millrace.preview.record.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/** The transforms of a configuration, in their order. Used by one thread, as a task's chain is. */
public final class Chain implements AutoCloseable {
    private final List<Step> steps;
    private final Closer resources;

    Chain(List<Step> steps, Closer resources) {
        this.steps = List.copyOf(steps);
        this.resources = resources;
    }

    /**
     * What a record goes through.
     *
     * @return the steps in their order
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Sends a record through the steps, until one drops it or fails.
     *
     * @param first the record as a task hands it over or gets it
     * @return what became of it
     */
    public Passage pass(ConnectRecord<?> first) {
        Snapshot before = Snapshot.of(first);
        List<StepResult> results = new ArrayList<>();
        ConnectRecord<?> current = first;
        for (Step step : steps) {
            StepResult result = step.apply(current);
            results.add(result);
            if (result instanceof StepResult.Output output) {
                current = output.record();
            } else if (!(result instanceof StepResult.PassedBy)) {
                return new Passage(Optional.of(before), results, Optional.empty());
            }
        }
        return new Passage(Optional.of(before), results, Optional.of(current));
    }

    @Override
    public void close() {
        resources.close();
    }
}
