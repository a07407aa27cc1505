// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * When a transform is applied.
 *
 * @param alias the predicate's name in the configuration
 * @param predicate the predicate, configured
 * @param negate whether the transform is applied where the predicate does not hold
 */
record Condition(String alias, Predicate<?> predicate, boolean negate) {
    boolean isMet(ConnectRecord<?> by) {
        return test(predicate, by) != negate;
    }

    // The record is of the type that the worker would hand over.
    @SuppressWarnings("unchecked")
    private static <R extends ConnectRecord<R>> boolean test(Predicate<?> predicate, ConnectRecord<?> by) {
        return ((Predicate<R>) predicate).test((R) by);
    }

    String words() {
        return (negate ? "unless " : "if ") + alias;
    }
}
