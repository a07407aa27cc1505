// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.time.Instant;

/**
 * What a key tells about the records of an object.
 *
 * @param instant the time that the prefix and the name show: the timestamp of the object's first record
 * @param topic the topic as consumed, before any transform renamed it
 * @param partition the Kafka partition
 * @param firstOffset the offset of the object's first record
 */
public record ObjectOrigin(Instant instant, String topic, int partition, long firstOffset) {}
