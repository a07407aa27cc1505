// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

/**
 * What a task may hold and hand over.
 *
 * @param queueBytes how much may be read and not handed over
 * @param batchRecords how many records a poll() answers at most
 * @param pollBytes how many bytes a poll() answers at most
 */
public record DeliveryBounds(long queueBytes, int batchRecords, long pollBytes) {}
