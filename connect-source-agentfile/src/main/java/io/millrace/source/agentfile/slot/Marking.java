// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.source.agentfile.identity.Marker;

/** Computes the proof of a position from the bytes before it. */
@FunctionalInterface
public interface Marking {
    /**
     * The marker of a position.
     *
     * @param bytes hold the content before the position
     * @param from where they begin
     * @param to the index of the position
     * @return the marker of exactly those bytes
     */
    Marker of(byte[] bytes, int from, int to);
}
