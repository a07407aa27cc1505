// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Records of one file in order.
 *
 * @param records a list that its holder may change
 * @param bytes how many bytes of the file they are made of
 */
record Batch(List<SourceRecord> records, long bytes) {}
