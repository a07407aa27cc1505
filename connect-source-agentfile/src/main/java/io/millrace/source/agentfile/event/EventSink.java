// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import io.millrace.parsing.line.Piece;

/** Receives the events of a burst. */
@FunctionalInterface
public interface EventSink {
    /**
     * An event, in order. The bytes lie in the burst's array, or in the reader's own where they had to be decoded: they are
     * valid during the call.
     *
     * @param bytes holds the event in UTF-8, or as it is where no encoding is named
     * @param from where it begins
     * @param to where it ends, as {@link EventRules} says with or without its line ending
     * @param piece how much of an event it is
     * @param lines how many line feeds it has
     * @param next where reading goes on after it
     * @return whether to go on
     */
    boolean event(byte[] bytes, int from, int to, Piece piece, int lines, Place next);
}
