// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.record.FlowRules;
import java.util.List;

/**
 * What a task reads, and how.
 *
 * @param name what the task's thread is called after
 * @param node whose files, as in the source partitions
 * @param host what this host calls itself
 * @param lanes how many there are
 * @param flows what becomes of bytes
 * @param bounds what may be held and handed over
 */
public record DeliverySettings(
        String name, String node, String host, int lanes, List<FlowRules> flows, DeliveryBounds bounds) {
    /** Copies the list. */
    public DeliverySettings {
        flows = List.copyOf(flows);
    }
}
