// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import java.util.Map;

/**
 * How far behind the tracker is.
 *
 * @param flows by name, in the order of configuration
 * @param openFiles how many files are open
 * @param tracked how many contents are remembered
 */
public record TrackFigures(Map<String, Flow> flows, int openFiles, int tracked) {
    /**
     * One flow.
     *
     * @param files how many files it has
     * @param active how many of them changed lately
     * @param undecided how many may be copies of others
     * @param unreadable how many cannot be read
     * @param gone how many were deleted or moved out, and are read through the open file
     * @param sought how many contents are sought, their file being cut or gone
     * @param bytesBehind how many bytes are known and unread; compressed files count by their size
     * @param millisBehind how long ago the oldest unread bytes may have been written
     */
    public record Flow(
            int files,
            int active,
            int undecided,
            int unreadable,
            int gone,
            int sought,
            long bytesBehind,
            long millisBehind) {}
}
