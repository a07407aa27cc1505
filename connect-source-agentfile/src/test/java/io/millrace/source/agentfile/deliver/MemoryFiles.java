// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Files that are nothing but bytes, one slot each. */
final class MemoryFiles implements Files {
    private final String node;
    private final List<MemoryFile> files = new ArrayList<>();
    private final Deque<MemoryFile> turns = new ArrayDeque<>();
    final AtomicInteger looks = new AtomicInteger();
    final List<Set<Integer>> restored = new ArrayList<>();
    volatile @Nullable RuntimeException failure;

    MemoryFiles(String node) {
        this.node = node;
    }

    synchronized MemoryFile add(String name, int lane) {
        int slot = (int) files.stream().filter(file -> file.lane() == lane).count();
        MemoryFile file = new MemoryFile(this, Path.of("/log", name), new SlotPartition(node, lane, slot));
        files.add(file);
        turns.add(file);
        return file;
    }

    @Override
    public synchronized void restore(Set<Integer> lanes, List<StoredSlot> stored) {
        restored.add(lanes);
        for (MemoryFile file : files) {
            if (lanes.contains(file.lane())) {
                file.place = stored.stream()
                        .filter(each -> each.slot().equals(file.slot))
                        .map(StoredSlot::place)
                        .findFirst()
                        .orElse(Place.START);
                file.waitsAt = -1;
            }
        }
    }

    @Override
    public void look() {
        looks.incrementAndGet();
        RuntimeException now = failure;
        if (now != null) {
            throw now;
        }
    }

    @Override
    public synchronized @Nullable Unread next(IntPredicate lanes) {
        for (int i = 0; i < turns.size(); i++) {
            MemoryFile file = turns.remove();
            turns.add(file);
            if (lanes.test(file.lane()) && file.hasUnread()) {
                return file;
            }
        }
        return null;
    }

    @Override
    public long millisToNextLook() {
        return 1;
    }

    /** One of them. */
    static final class MemoryFile implements Unread {
        private final MemoryFiles owner;
        private final Path path;
        private final SlotPartition slot;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private Place place = Place.START;
        private long waitsAt = -1;
        private long settlesAfter = -1;
        private int wanted;
        final AtomicLong quiet = new AtomicLong();
        final AtomicLong delivered = new AtomicLong();
        final List<Integer> reads = new ArrayList<>();

        private MemoryFile(MemoryFiles owner, Path path, SlotPartition slot) {
            this.owner = owner;
            this.path = path;
            this.slot = slot;
        }

        void append(String text) {
            synchronized (owner) {
                content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        private boolean hasUnread() {
            return content.size() > place.position()
                    && (content.size() != waitsAt || (settlesAfter >= 0 && quiet.get() >= settlesAfter));
        }

        @Override
        public String flow() {
            return "lines";
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public int lane() {
            return slot.lane();
        }

        @Override
        public long quietMillis() {
            return quiet.get();
        }

        @Override
        public StoredSlot facts(Place read) {
            return new StoredSlot(slot, path.toString(), "", Fingerprint.NONE, Marker.NONE, Place.START, 0, 0);
        }

        @Override
        public @Nullable Burst read(int most) {
            synchronized (owner) {
                byte[] all = content.toByteArray();
                int from = (int) place.position();
                int to = Math.min(all.length, from + Math.max(most, wanted));
                reads.add(to - from);
                return from == to ? null : new Burst(all, from, to, place, false);
            }
        }

        @Override
        public void advance(Place next, boolean needsMore, long completeAfterMillis) {
            synchronized (owner) {
                int last = reads.get(reads.size() - 1);
                boolean atEnd = place.position() + last == content.size();
                wanted = needsMore && !atEnd && next.equals(place) ? 2 * last : 0;
                waitsAt = needsMore && atEnd ? content.size() : -1;
                settlesAfter = completeAfterMillis;
                place = next;
            }
        }

        @Override
        public void delivered(Place upTo) {
            delivered.set(upTo.position());
        }
    }

    static Place after(Place place, long bytes, long lines) {
        return new Place(place.position() + bytes, place.line() + lines, Within.NOTHING);
    }
}
