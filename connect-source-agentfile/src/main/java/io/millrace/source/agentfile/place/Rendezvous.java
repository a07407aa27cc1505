// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Deals lanes to tasks by rendezvous hashing: each lane goes to the task that ranks highest for it among those that have not
 * got their even share. Every task computes the same without asking anybody, and most lanes stay where they are when a task
 * comes or goes.
 */
final class Rendezvous {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Rendezvous() {}

    static Set<Integer> lanesOf(int task, int tasks, int lanes) {
        int[] dealt = deal(tasks, lanes);
        Set<Integer> own = new TreeSet<>();
        IntStream.range(0, lanes).filter(lane -> dealt[lane] == task).forEach(own::add);
        return own;
    }

    /** The task of each lane. */
    private static int[] deal(int tasks, int lanes) {
        int[] dealt = new int[lanes];
        int[] count = new int[tasks];
        int share = (lanes + tasks - 1) / tasks;
        int full = lanes % tasks == 0 ? tasks : lanes % tasks;
        for (int lane = 0; lane < lanes; lane++) {
            int chosen = -1;
            for (int task : ranked(lane, tasks)) {
                // Only some tasks can have the larger share, or the last lanes would find no even one.
                if (count[task] < share - 1 || (count[task] == share - 1 && full > 0)) {
                    chosen = task;
                    break;
                }
            }
            if (++count[chosen] == share) {
                full--;
            }
            dealt[lane] = chosen;
        }
        return dealt;
    }

    private static List<Integer> ranked(int lane, int tasks) {
        return IntStream.range(0, tasks)
                .boxed()
                .sorted(Comparator.comparingLong((Integer task) -> rank(lane, task))
                        .reversed())
                .toList();
    }

    /** The finaliser of SplitMix64 over both numbers. */
    private static long rank(int lane, int task) {
        long mixed = (lane + 1) * STEP + (task + 1) * Long.rotateLeft(STEP, 32);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
