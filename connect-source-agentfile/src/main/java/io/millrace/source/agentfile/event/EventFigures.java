// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

/**
 * What a reader met that was not simply handed over.
 *
 * @param overlong how many events were longer than the limit
 * @param droppedBytes how many bytes of them were dropped
 * @param nulBytes how many NUL bytes were skipped where an event would have begun
 * @param headerLines how many header lines were skipped
 * @param afterFooterBytes how many bytes were left out because a footer was met, itself included
 */
public record EventFigures(long overlong, long droppedBytes, long nulBytes, long headerLines, long afterFooterBytes) {
    /** Nothing yet. */
    public static final EventFigures NONE = new EventFigures(0, 0, 0, 0, 0);
}
