// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Reads what is stored of the slots, and judges what an operator wants to store. */
public final class Slots {
    /** The node of a storage that all nodes see. */
    public static final String SHARED = "shared";

    /**
     * How many slots of a lane are asked for at once; a lane is read until as many in a row are empty. A file takes the lowest
     * free slot when it gives its first byte, so a gap is as long as there were files at once of whose lines all were dropped.
     */
    static final int BLOCK = 256;

    private static final Set<String> PARTITION = Set.of(SlotMap.NODE, SlotMap.LANE, SlotMap.SLOT);

    private Slots() {}

    /**
     * All that is stored of some lanes. Under exactly-once the worker answers when every transaction that has written offsets
     * is decided (KIP-618: it reads up to the end of the offsets topic, open transactions included), so that nothing that a
     * dead task has promised can become visible afterwards; such a transaction is ended by the task's successor or by its
     * timeout.
     *
     * @param node whose files
     * @param lanes which lanes
     * @param reader the worker's offsets
     * @return in no order
     * @throws UnusableOffset when one of them is none of ours
     * @throws ConnectException when the worker cannot read them now
     */
    public static List<StoredSlot> read(String node, Set<Integer> lanes, OffsetStorageReader reader) {
        List<StoredSlot> found = new ArrayList<>();
        Set<Integer> open = new TreeSet<>(lanes);
        for (int first = 0; !open.isEmpty(); first += BLOCK) {
            open = readBlock(node, open, first, reader, found);
        }
        return found;
    }

    /** The lanes whose block was not empty. */
    private static Set<Integer> readBlock(
            String node, Set<Integer> lanes, int first, OffsetStorageReader reader, List<StoredSlot> found) {
        List<Map<String, Object>> wanted = new ArrayList<>(lanes.size() * BLOCK);
        for (int lane : lanes) {
            for (int slot = first; slot < first + BLOCK; slot++) {
                wanted.add(new SlotMap(new SlotPartition(node, lane, slot)));
            }
        }
        Set<Integer> occupied = new TreeSet<>();
        reader.offsets(wanted).forEach((partition, offset) -> {
            // A forgotten offset comes back as null.
            if (offset != null && partition instanceof SlotMap map) {
                occupied.add(map.slot().lane());
                found.add(decoded(map.slot(), offset));
            }
        });
        return occupied;
    }

    private static StoredSlot decoded(SlotPartition slot, Map<String, ?> offset) {
        try {
            return OffsetForm.read(slot, offset);
        } catch (IllegalArgumentException e) {
            throw new UnusableOffset(
                    "The offset stored for " + new SlotMap(slot) + " is none of this connector's version: "
                            + e.getMessage() + ". Correct or remove it over Connect REST",
                    e);
        }
    }

    /**
     * Judges offsets that an operator wants to store: to read a file again from another position, change its {@code pos}.
     *
     * @param lanes the connector's number of lanes
     * @param offsets offsets by source partition; null forgets a partition
     * @throws ConnectException at the first one that the tasks would not understand
     */
    public static void requireAlterable(int lanes, Map<Map<String, ?>, ? extends @Nullable Map<String, ?>> offsets) {
        Set<SlotPartition> seen = new HashSet<>();
        offsets.forEach((partition, offset) -> {
            // Forgetting is always allowed: it is the way to get rid of what should never have been stored.
            if (offset != null) {
                SlotPartition slot = partition(lanes, partition);
                if (!seen.add(slot)) {
                    throw new ConnectException("The source partition " + new SlotMap(slot) + " is there twice");
                }
                requireOffset(slot, offset);
            }
        });
    }

    private static SlotPartition partition(int lanes, @Nullable Map<String, ?> partition) {
        if (partition == null || !partition.keySet().equals(PARTITION)) {
            throw new ConnectException(
                    "A source partition must be {\"node\": n, \"lane\": k, \"slot\": s}, got " + partition);
        }
        if (!(partition.get(SlotMap.NODE) instanceof String node) || node.isEmpty()) {
            throw new ConnectException("A source partition's \"node\" must be a text, got " + partition);
        }
        try {
            long lane = OffsetForm.whole(SlotMap.LANE, partition.get(SlotMap.LANE));
            long slot = OffsetForm.whole(SlotMap.SLOT, partition.get(SlotMap.SLOT));
            if (lane >= lanes || slot > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("\"lane\" must be from 0 to " + (lanes - 1)
                        + ", as option 'lanes' is " + lanes + ", and \"slot\" at most " + Integer.MAX_VALUE);
            }
            return new SlotPartition(node, (int) lane, (int) slot);
        } catch (IllegalArgumentException e) {
            throw new ConnectException("In the source partition " + partition + ": " + e.getMessage(), e);
        }
    }

    private static void requireOffset(SlotPartition slot, Map<String, ?> offset) {
        try {
            OffsetForm.read(slot, new HashMap<>(offset));
        } catch (IllegalArgumentException e) {
            throw new ConnectException("In the offset of " + new SlotMap(slot) + ": " + e.getMessage(), e);
        }
    }
}
