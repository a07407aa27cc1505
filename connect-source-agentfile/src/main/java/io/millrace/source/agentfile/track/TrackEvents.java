// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import java.nio.file.Path;

/** Hears what is worth counting or telling. Called with the tracker's lock held: it returns at once. */
public interface TrackEvents {
    /** Hears nothing. */
    TrackEvents NONE = new TrackEvents() {};

    /**
     * A file was rotated.
     *
     * @param flow whose
     * @param path where it lay
     * @param kind how
     */
    default void rotated(String flow, Path path, Rotation kind) {}

    /**
     * Generations of a file came and went between two looks, so that nobody knows what was in them.
     *
     * @param flow whose
     * @param path where
     */
    default void unobserved(String flow, Path path) {}

    /**
     * Bytes that a look had seen were destroyed before they were read.
     *
     * @param flow whose
     * @param path where they lay
     * @param bytes how many, decompressed
     */
    default void lost(String flow, Path path, long bytes) {}

    /**
     * Two files could not be told apart; both are read.
     *
     * @param flow whose
     * @param path one
     * @param other the other
     */
    default void ambiguous(String flow, Path path, Path other) {}

    /**
     * A file or directory cannot be read; told once until it can.
     *
     * @param flow whose
     * @param path which
     * @param reason why, without any content
     */
    default void unreadable(String flow, Path path, String reason) {}

    /**
     * What could not be read can be read again.
     *
     * @param flow whose
     * @param path which
     */
    default void readableAgain(String flow, Path path) {}

    /**
     * A hole of NUL bytes was skipped.
     *
     * @param flow whose
     * @param path where
     * @param bytes how many
     */
    default void nulsSkipped(String flow, Path path, long bytes) {}

    /**
     * Two flows match a file; the first one reads it.
     *
     * @param flow which reads it
     * @param other which does not
     * @param path the file
     */
    default void claimedTwice(String flow, String other, Path path) {}
}
