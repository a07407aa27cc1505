// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

/**
 * Bytes of one content, read at once. The array is never changed once it is handed over: offsets refer to it.
 *
 * @param bytes holds them; what lies before {@code from} are the bytes of the content directly before them, up to
 *     {@code Marker.LONGEST}
 * @param from where the unread bytes begin
 * @param to where they end
 * @param place where in the content {@code from} is
 * @param isFinal whether the content ends at {@code to} for good
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: a burst is handed over, read and let go.
public record Burst(byte[] bytes, int from, int to, Place place, boolean isFinal) {}
