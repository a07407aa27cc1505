// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import io.millrace.preview.record.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * One record's way through a chain.
 *
 * @param before what it was, absent when it could not even be made
 * @param results what became of it in each step, until it was dropped or a step failed
 * @param last the record at the end, absent when it was dropped or a step failed
 */
public record Passage(Optional<Snapshot> before, List<StepResult> results, Optional<ConnectRecord<?>> last) {
    /** Copies the list. */
    public Passage {
        results = List.copyOf(results);
    }

    /**
     * A record that did not begin its way.
     *
     * @param failed what kept it
     * @return its passage
     */
    public static Passage none(StepResult.Failed failed) {
        return new Passage(Optional.empty(), List.of(failed), Optional.empty());
    }

    /**
     * The same with a failure behind the last step.
     *
     * @param failed what happened
     * @return a new passage
     */
    public Passage endingIn(StepResult.Failed failed) {
        List<StepResult> all = new ArrayList<>(results);
        all.add(failed);
        return new Passage(before, all, Optional.empty());
    }

    /**
     * Whether something failed.
     *
     * @return true when a worker would stop or skip the record
     */
    public boolean failed() {
        return !results.isEmpty() && results.get(results.size() - 1) instanceof StepResult.Failed;
    }
}
