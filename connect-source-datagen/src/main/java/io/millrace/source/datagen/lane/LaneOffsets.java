// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Reads stored offsets back, and judges those that an operator wants to store. */
public final class LaneOffsets {
    /** The bound of the option {@code lanes}. */
    public static final int MOST_LANES = 1024;

    /**
     * Where every stream ends: 31 years at a billion records per second, and far enough from overflowing that a lane's
     * following index can always be computed.
     */
    public static final long END_INDEX = 1_000_000_000_000_000_000L;

    private static final Set<String> KNOWN = Set.of(LaneOffset.LANES, LaneOffset.NEXT, LaneOffset.VERSION);

    private LaneOffsets() {}

    /**
     * Where the lanes of a task go on.
     *
     * @param lanes the task's lanes
     * @param reader the worker's offsets
     * @return the next index of each owned lane
     * @throws ConnectException when the offsets were stored with another number of lanes
     */
    public static long[] resume(Lanes lanes, OffsetStorageReader reader) {
        int[] owned = lanes.owned();
        Map<Map<String, Object>, Map<String, Object>> stored = read(owned, reader);
        return Arrays.stream(owned)
                .mapToLong(lane -> next(lane, lanes.count(), stored.get(new LanePartition(lane))))
                .toArray();
    }

    /**
     * Refuses a number of lanes that differs from the one that the stored offsets were made with.
     *
     * @param count the configured number
     * @param reader the worker's offsets
     * @throws ConnectException when they differ
     */
    public static void requireLanes(int count, OffsetStorageReader reader) {
        int[] all = IntStream.range(0, MOST_LANES).toArray();
        read(all, reader).values().forEach(offset -> requireSameLanes(count, offset));
    }

    private static Map<Map<String, Object>, Map<String, Object>> read(int[] lanes, OffsetStorageReader reader) {
        Collection<Map<String, Object>> partitions =
                Arrays.stream(lanes).mapToObj(LanePartition::new).collect(toList());
        Map<Map<String, Object>, Map<String, Object>> found = new HashMap<>(reader.offsets(partitions));
        // A forgotten offset comes back as null.
        found.values().removeIf(offset -> offset == null);
        return found;
    }

    private static long next(int lane, int count, @Nullable Map<String, Object> offset) {
        if (offset == null) {
            return lane;
        }
        requireSameLanes(count, offset);
        // What an older version let an operator store beyond the end is the end: the lane has nothing left.
        return Lanes.firstIndex(lane, Math.min(requireNext(offset), END_INDEX), count);
    }

    private static void requireSameLanes(int count, Map<String, ?> offset) {
        Object stored = offset.get(LaneOffset.LANES);
        if (stored != null && whole(stored) != count) {
            throw new ConnectException("Option 'lanes' is " + count + ", but the offsets of this connector's name were"
                    + " stored with lanes=" + stored + ". Set lanes=" + stored + " again, or give the connector"
                    + " another name, or stop it and delete its offsets over Connect REST to begin at index 0");
        }
    }

    private static long requireNext(Map<String, ?> offset) {
        long next = whole(offset.get(LaneOffset.NEXT));
        if (next < 0) {
            throw new ConnectException("A source offset needs \"next\", a whole number from 0, got " + offset);
        }
        return next;
    }

    /**
     * Judges offsets that an operator wants to store.
     *
     * @param count the connector's number of lanes
     * @param offsets offsets by source partition; null forgets a partition
     * @throws ConnectException at the first one that the tasks would not understand
     */
    public static void requireAlterable(int count, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            // Forgetting is always allowed: it is the way to get rid of what should never have been stored.
            if (offset != null) {
                requirePartition(count, partition);
                requireOffset(count, offset);
            }
        });
    }

    private static void requirePartition(int count, @Nullable Map<String, ?> partition) {
        long lane = partition == null || partition.size() != 1 ? -1 : whole(partition.get(LanePartition.LANE));
        if (lane < 0 || lane >= count) {
            throw new ConnectException("A source partition must be {\"lane\": k} with k from 0 to " + (count - 1)
                    + ", as option 'lanes' is " + count + ", got " + partition);
        }
    }

    private static void requireOffset(int count, Map<String, ?> offset) {
        if (requireNext(offset) > END_INDEX) {
            throw new ConnectException("A source offset's \"next\" must be at most " + END_INDEX
                    + ", where every stream ends, got " + offset);
        }
        requireSameLanes(count, offset);
        Object version = offset.get(LaneOffset.VERSION);
        if (version != null && whole(version) != LaneOffset.CURRENT_VERSION) {
            throw new ConnectException("A source offset's \"v\" must be 1 or absent, got " + offset);
        }
        if (!KNOWN.containsAll(offset.keySet())) {
            throw new ConnectException(
                    "A source offset has \"next\", and \"lanes\" and \"v\" if you like, got " + offset);
        }
    }

    /** A whole number from 0; -1 for everything else. */
    private static long whole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer ? Math.max(-1, ((Number) value).longValue()) : -1;
    }
}
