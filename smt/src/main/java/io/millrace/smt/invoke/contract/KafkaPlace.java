// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is, or will be, in Kafka.
 *
 * @param topic the topic's name
 * @param partition from 0; -1 when it is not known yet
 * @param offset from 0; -1 when it is not known yet
 * @param key the record's key; null without one
 * @param headers in their order
 */
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
public record KafkaPlace(String topic, int partition, long offset, byte @Nullable [] key, List<Header> headers) {
    /**
     * One header.
     *
     * @param name its name
     * @param value its bytes; none for null
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    public record Header(String name, byte[] value) {}

    /** Copies the headers. */
    public KafkaPlace {
        headers = List.copyOf(headers);
    }
}
