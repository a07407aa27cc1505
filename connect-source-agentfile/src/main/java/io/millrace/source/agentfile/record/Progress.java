// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.source.agentfile.event.Place;

/**
 * How far a burst was read.
 *
 * @param next where the content goes on
 * @param needsMore whether what is left of the burst is not complete: more bytes are needed, or time
 * @param completeAfterMillis if it needs more, how long the content has to be quiet until what is left is complete as it is;
 *     negative if only bytes complete it
 * @param records how many records were made
 * @param bytes how many bytes their keys and values have
 */
public record Progress(Place next, boolean needsMore, long completeAfterMillis, int records, long bytes) {}
