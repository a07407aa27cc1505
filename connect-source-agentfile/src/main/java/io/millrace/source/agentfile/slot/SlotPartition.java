// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

/**
 * The source partition of one file: {@code {"node": n, "lane": l, "slot": s}}.
 *
 * @param node the node whose files they are; {@code shared} for a storage that all nodes see
 * @param lane the lane, from 0
 * @param slot the slot within the lane, from 0
 */
public record SlotPartition(String node, int lane, int slot) {}
