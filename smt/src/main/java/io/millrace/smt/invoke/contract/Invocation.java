// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.List;

/**
 * One call of a function.
 *
 * @param id the same for every attempt of this call
 * @param stream what the function is told of where its records come from
 * @param records at least one; exactly one in the contract {@code raw}
 */
public record Invocation(String id, StreamIdentity stream, List<SentRecord> records) {
    /** Copies the records. */
    public Invocation {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("an invocation of no records");
        }
    }
}
