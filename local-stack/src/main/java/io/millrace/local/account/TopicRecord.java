// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A committed record of a topic.
 *
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its time, in milliseconds
 * @param key its key
 * @param value its value
 * @param headers its headers
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content elsewhere, never by this record's equals.
public record TopicRecord(
        int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}
