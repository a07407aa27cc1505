// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import io.millrace.preview.record.Snapshot;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * One transform of a chain.
 *
 * @param alias its name in the configuration
 * @param transform the transform, configured
 * @param condition when it is applied, or null for always
 */
public record Step(
        String alias, Transformation<?> transform, @Nullable Condition condition) {
    /**
     * What the step is.
     *
     * @return its class, and the predicate if there is one
     */
    public String words() {
        return transform.getClass().getName() + (condition == null ? "" : ", " + condition.words());
    }

    /** Applies the transform as a worker does, whatever comes of it. */
    StepResult apply(ConnectRecord<?> to) {
        try {
            if (condition != null && !condition.isMet(to)) {
                return new StepResult.PassedBy(alias, condition.words());
            }
            ConnectRecord<?> result = apply(transform, to);
            return result == null
                    ? new StepResult.Dropped(alias)
                    : new StepResult.Output(alias, result, Snapshot.of(result));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new StepResult.Failed(alias, e);
        }
    }

    // The record is of the type that the worker would hand over.
    @SuppressWarnings("unchecked")
    private static <R extends ConnectRecord<R>> @Nullable R apply(Transformation<?> transform, ConnectRecord<?> to) {
        return ((Transformation<R>) transform).apply((R) to);
    }
}
