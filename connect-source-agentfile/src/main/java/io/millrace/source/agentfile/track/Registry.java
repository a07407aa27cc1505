// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.slot.SlotPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All contents that are remembered, each in its slot. */
final class Registry {
    private final String node;
    private final List<TreeMap<Integer, TrackedFile>> lanes = new ArrayList<>();
    private int count;

    Registry(String node, int laneCount) {
        this.node = node;
        for (int lane = 0; lane < laneCount; lane++) {
            lanes.add(new TreeMap<>());
        }
    }

    /** The lowest slot of a lane that has no content, or one that may be forgotten; that is forgotten. */
    SlotPartition free(int lane, Predicate<TrackedFile> mayBeForgotten) {
        TreeMap<Integer, TrackedFile> slots = lanes.get(lane);
        int slot = 0;
        for (TrackedFile content : slots.values()) {
            if (content.slot() > slot || mayBeForgotten.test(content)) {
                break;
            }
            slot = content.slot() + 1;
        }
        if (slots.remove(slot) != null) {
            count--;
        }
        return new SlotPartition(node, lane, slot);
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
