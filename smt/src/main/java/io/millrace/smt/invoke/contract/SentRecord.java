// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

/**
 * One record for a function.
 *
 * @param id unique within its invocation; the function repeats it in its answer
 * @param data the record's bytes; never changed
 * @param arrivalMillis when it arrived, in milliseconds since 1970
 * @param place where it is in Kafka
 */
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
public record SentRecord(String id, byte[] data, long arrivalMillis, KafkaPlace place) {}
