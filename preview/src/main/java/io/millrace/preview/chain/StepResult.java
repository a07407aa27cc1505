// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import io.millrace.preview.record.Snapshot;
import org.apache.kafka.connect.connector.ConnectRecord;

/** What became of a record in one step. */
public sealed interface StepResult {
    /**
     * The step's name in the configuration.
     *
     * @return the alias
     */
    String step();

    /**
     * The step gave a record.
     *
     * @param step the step's name
     * @param record what it gave, possibly the same object
     * @param snapshot what that was at this moment
     */
    record Output(String step, ConnectRecord<?> record, Snapshot snapshot) implements StepResult {}

    /**
     * The predicate kept the step from being applied.
     *
     * @param step the step's name
     * @param condition when it would have been
     */
    record PassedBy(String step, String condition) implements StepResult {}

    /**
     * The step dropped the record.
     *
     * @param step the step's name
     */
    record Dropped(String step) implements StepResult {}

    /**
     * The step, or the record's converter, failed.
     *
     * @param step the step's name, or the converter's option
     * @param error what it threw
     */
    record Failed(String step, Throwable error) implements StepResult {}
}
