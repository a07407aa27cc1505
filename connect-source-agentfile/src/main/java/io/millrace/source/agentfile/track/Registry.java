// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.slot.SlotPartition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All contents that are remembered, each in its slot. Contents that gave no byte yet are numbered apart: Connect stores nothing
 * of them, and reads a lane's slots only up to where nothing is stored, so slots with offsets have to be the lowest ones.
 */
final class Registry {
    /** The first slot of contents that gave no byte yet. */
    private static final int SILENT = 1 << 30;

    private final String node;
    private final List<TreeMap<Integer, TrackedFile>> lanes = new ArrayList<>();
    /** By lane: slots below this were taken when one was looked for last. */
    private final int[] takenLow;

    private final int[] takenSilent;
    private int count;

    Registry(String node, int laneCount) {
        this.node = node;
        this.takenLow = new int[laneCount];
        this.takenSilent = new int[laneCount];
        for (int lane = 0; lane < laneCount; lane++) {
            lanes.add(new TreeMap<>());
        }
    }

    /** A slot for a content that gave no byte yet: the lowest that has none, or one that may be forgotten; that is forgotten. */
    SlotPartition silent(int lane, Predicate<TrackedFile> mayBeForgotten) {
        return free(lane, SILENT, mayBeForgotten);
    }

    /** Gives a content that is about to give its first byte the lowest slot that is free, or may be. */
    void number(TrackedFile content, Predicate<TrackedFile> mayBeForgotten) {
        if (content.slot() >= SILENT && holds(content)) {
            remove(content);
            content.partition = free(content.lane(), 0, mayBeForgotten);
            put(content);
        }
    }

    private SlotPartition free(int lane, int lowest, Predicate<TrackedFile> mayBeForgotten) {
        TreeMap<Integer, TrackedFile> slots = lanes.get(lane);
        int[] taken = lowest == 0 ? takenLow : takenSilent;
        int slot = Math.max(lowest, taken[lane]);
        for (TrackedFile content : slots.tailMap(slot).values()) {
            if (content.slot() > slot || mayBeForgotten.test(content)) {
                break;
            }
            slot = content.slot() + 1;
        }
        taken[lane] = slot + 1;
        if (slots.remove(slot) != null) {
            count--;
        }
        return new SlotPartition(node, lane, slot);
    }

    /** Slots of contents that may be forgotten by now are found again. */
    void reconsider() {
        Arrays.fill(takenLow, 0);
        Arrays.fill(takenSilent, 0);
    }

    void put(TrackedFile content) {
        if (lanes.get(content.lane()).put(content.slot(), content) == null) {
            count++;
        }
    }

    @Nullable
    TrackedFile at(SlotPartition partition) {
        return lanes.get(partition.lane()).get(partition.slot());
    }

    List<TrackedFile> of(Set<Integer> some) {
        List<TrackedFile> found = new ArrayList<>();
        some.forEach(lane -> found.addAll(lanes.get(lane).values()));
        return found;
    }

    void remove(TrackedFile content) {
        if (lanes.get(content.lane()).remove(content.slot()) != null) {
            count--;
            int[] taken = content.slot() < SILENT ? takenLow : takenSilent;
            taken[content.lane()] = Math.min(taken[content.lane()], content.slot());
        }
    }

    Collection<TrackedFile> all() {
        List<TrackedFile> found = new ArrayList<>(count);
        lanes.forEach(slots -> found.addAll(slots.values()));
        return found;
    }

    List<TrackedFile> withoutFile() {
        List<TrackedFile> found = new ArrayList<>();
        for (TreeMap<Integer, TrackedFile> slots : lanes) {
            for (TrackedFile content : slots.values()) {
                if (content.file == null) {
                    found.add(content);
                }
            }
        }
        return found;
    }

    int size() {
        return count;
    }

    boolean holds(TrackedFile content) {
        return at(content.partition) == content;
    }
}
