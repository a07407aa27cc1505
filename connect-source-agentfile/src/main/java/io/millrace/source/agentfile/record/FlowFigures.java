// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.source.agentfile.event.EventFigures;

/**
 * What a flow's reader has done since its beginning.
 *
 * @param events how many events were read; of aggregated lines, each one
 * @param records how many records were made, those for the error topic among them
 * @param unmatched how many events had another format than configured
 * @param failed how many events could not be converted for another reason
 * @param undecodable how many events had bytes that are no characters, whatever became of them
 * @param dropped how many events were dropped because the configuration says so, headers and comments of formats included
 * @param routed how many records were made for the error topic
 * @param reading what was met while reading
 */
public record FlowFigures(
        long events,
        long records,
        long unmatched,
        long failed,
        long undecodable,
        long dropped,
        long routed,
        EventFigures reading) {}
