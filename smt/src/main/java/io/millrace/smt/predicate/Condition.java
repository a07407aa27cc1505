// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import org.apache.kafka.connect.connector.ConnectRecord;

/** Something that holds for a record or does not. Immutable, or at least safe for all threads. */
@FunctionalInterface
public interface Condition {
    /**
     * Judges a record.
     *
     * @param record never changed
     * @return whether the condition holds
     * @throws io.millrace.smt.edit.BadValue when it cannot be told
     */
    boolean holds(ConnectRecord<?> record);
}
