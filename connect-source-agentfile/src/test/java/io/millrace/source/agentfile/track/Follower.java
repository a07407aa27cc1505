// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.disk.LocalDisk;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tracker on a real directory and a clock that stands, whose lines are gathered as a task would deliver them. */
final class Follower implements AutoCloseable {
    private static final int LANES = 4;

    final List<String> lines = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final Map<SlotPartition, StoredSlot> stored = new HashMap<>();
    final Starts starts = Starts.inMemory();
    long time = System.currentTimeMillis();
    long lost;
    Disk disk = new LocalDisk();

    private final List<FlowFiles> flows;
    private UnaryOperator<TrackRules> rules = same -> same;
    private Tracker tracker;

    Follower(FlowFiles... flows) {
        this.flows = List.of(flows);
        this.tracker = tracker();
    }

    static Follower of(Path directory) {
        return new Follower(FlowFiles.of("app", directory + "/*"));
    }

    Follower with(UnaryOperator<TrackRules> change) {
        rules = change;
        tracker.close();
        tracker = tracker();
        return this;
    }

    private Tracker tracker() {
        Tracker made = new Tracker(
                disk,
                flows,
                rules.apply(new TrackRules("n", LANES, WatchMode.POLLING, 1, 1, 250, 10_000, 5_000, 300_000, 100)),
                Hints.NONE,
                starts,
                () -> time,
                new Listener());
        made.restore(IntStream.range(0, LANES).boxed().collect(Collectors.toSet()), new ArrayList<>(stored.values()));
        return made;
    }

    private final class Listener implements TrackEvents {
        @Override
        public void rotated(String flow, Path path, Rotation kind) {
            told.add(kind + " " + path.getFileName());
        }

        @Override
        public void lost(String flow, Path path, long bytes) {
            lost += bytes;
        }

        @Override
        public void ambiguous(String flow, Path path, Path other) {
            told.add("ambiguous " + path.getFileName());
        }

        @Override
        public void unreadable(String flow, Path path, String reason) {
            told.add("unreadable " + path.getFileName() + ": " + reason);
        }

        @Override
        public void readableAgain(String flow, Path path) {
            told.add("readable " + path.getFileName());
        }

        @Override
        public void nulsSkipped(String flow, Path path, long bytes) {
            told.add("nuls " + bytes);
        }

        @Override
        public void claimedTwice(String flow, String other, Path path) {
            told.add(flow + " before " + other);
        }
    }

    /** Looks and reads all there is. */
    List<String> follow() {
        lines.clear();
        time += 20;
        tracker.look();
        readAll();
        return List.copyOf(lines);
    }

    /** Looks again and again while nothing else happens. */
    List<String> followFor(long millis) {
        List<String> all = new ArrayList<>();
        for (long end = time + millis; time < end; time += 250) {
            all.addAll(follow());
        }
        return all;
    }

    /** Looks, and reads nothing. */
    void lookOnly() {
        time += 20;
        tracker.look();
    }

    /** Reads one burst, without a look. */
    List<String> readOnce(int most) {
        lines.clear();
        TrackedFile file = tracker.next(lane -> true);
        if (file != null) {
            read(file, most);
        }
        return List.copyOf(lines);
    }

    private void readAll() {
        for (TrackedFile file = tracker.next(lane -> true); file != null; file = tracker.next(lane -> true)) {
            read(file, 256 * 1024);
        }
    }

    private void read(TrackedFile file, int most) {
        Burst burst = file.read(most);
        if (burst == null) {
            return;
        }
        byte[] bytes = burst.bytes();
        Place place = burst.place();
        int at = burst.from();
        boolean needsMore = false;
        while (at < burst.to() && !needsMore) {
            int from = at;
            while (from < burst.to() && bytes[from] == 0) {
                from++;
            }
            int end = from;
            while (end < burst.to() && bytes[end] != '\n') {
                end++;
            }
            boolean whole = end < burst.to();
            needsMore = !whole && !burst.isFinal();
            if (!needsMore) {
                at = whole ? end + 1 : end;
                place = new Place(
                        burst.place().position() + at - burst.from(), place.line() + (whole ? 1 : 0), Within.NOTHING);
                lines.add(new String(bytes, from, end - from, StandardCharsets.UTF_8));
                stored.put(
                        new SlotPartition("n", file.lane(), file.slot()),
                        file.stored(place, Marker.before(bytes, 0, at)));
            }
        }
        file.advance(place, needsMore);
        file.delivered(place);
    }

    /** Stops, and starts again with what was stored. */
    void restart() {
        tracker.close();
        tracker = tracker();
    }

    /** Forgets what was read after some moment. */
    void restart(Map<SlotPartition, StoredSlot> before) {
        stored.clear();
        stored.putAll(before);
        restart();
    }

    Map<SlotPartition, StoredSlot> snapshot() {
        return new LinkedHashMap<>(stored);
    }

    TrackFigures.Flow figures() {
        return tracker.figures().flows().values().iterator().next();
    }

    @Override
    public void close() {
        tracker.close();
    }
}
