// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/**
 * How the files of all flows are followed.
 *
 * @param node whose files they are, as in the source partitions
 * @param laneCount how many lanes there are
 * @param watch how changes are noticed
 * @param fullPassMillis how often everything is looked at
 * @param hotLeastMillis how soon after a change a file is looked at again
 * @param hotMostMillis how long at most between two looks at a file that was changed lately
 * @param copyGraceMillis how long two files that begin alike may stay undecided after either grew
 * @param rotateWaitMillis how long a rotated or deleted file must be quiet to be final
 * @param idleCloseMillis after how long without a change a file that was read is closed
 * @param mostOpenFiles how many files are open at most
 */
public record TrackRules(
        String node,
        int laneCount,
        WatchMode watch,
        long fullPassMillis,
        long hotLeastMillis,
        long hotMostMillis,
        long copyGraceMillis,
        long rotateWaitMillis,
        long idleCloseMillis,
        int mostOpenFiles) {
    /**
     * What the options' defaults say.
     *
     * @param node whose files they are
     * @return the rules
     */
    public static TrackRules of(String node) {
        return new TrackRules(node, 16, WatchMode.EVENTS, 10_000, 1, 250, 10_000, 5_000, 300_000, 4_096);
    }
}
