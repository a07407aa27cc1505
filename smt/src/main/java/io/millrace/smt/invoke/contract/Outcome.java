// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.Map;

/** What a function made of one record. */
public sealed interface Outcome {
    /**
     * The record is to be replaced.
     *
     * @param data its new bytes
     * @param partitionKeys what {@code metadata.partitionKeys} held, for a sink's prefix
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    record Ok(byte[] data, Map<String, String> partitionKeys) implements Outcome {
        /** Copies the keys. */
        public Ok {
            partitionKeys = Map.copyOf(partitionKeys);
        }
    }

    /** The record is to stay as it is. */
    record Unchanged() implements Outcome {}

    /** The record is to be dropped; that counts as a success. */
    record Dropped() implements Outcome {}

    /**
     * The function could not convert the record, or did not answer for it as it must.
     *
     * @param code why
     */
    record Failed(ErrorCode code) implements Outcome {}
}
