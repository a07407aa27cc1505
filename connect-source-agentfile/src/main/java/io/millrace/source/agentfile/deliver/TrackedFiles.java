// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.StoredSlot;
import io.millrace.source.agentfile.track.TrackedFile;
import io.millrace.source.agentfile.track.Tracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The files that a tracker follows. */
final class TrackedFiles implements Files {
    private final Tracker tracker;

    TrackedFiles(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void restore(Set<Integer> lanes, List<StoredSlot> stored) {
        tracker.restore(lanes, stored);
    }

    @Override
    public void look() {
        tracker.look();
    }

    @Override
    public @Nullable Unread next(IntPredicate lanes) {
        TrackedFile file = tracker.next(lanes);
        return file == null ? null : new Tracked(file);
    }

    @Override
    public long millisToNextLook() {
        return tracker.millisToNextLook();
    }

    private record Tracked(TrackedFile file) implements Unread {
        @Override
        public String flow() {
            return file.flow();
        }

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public int lane() {
            return file.lane();
        }

        @Override
        public long quietMillis() {
            return file.quietMillis();
        }

        @Override
        public StoredSlot facts(Place read) {
            return file.stored(read, Marker.NONE);
        }

        @Override
        public @Nullable Burst read(int most) {
            return file.read(most);
        }

        @Override
        public void advance(Place next, boolean needsMore, long completeAfterMillis) {
            file.advance(next, needsMore, completeAfterMillis);
        }

        @Override
        public void delivered(Place place) {
            file.delivered(place);
        }
    }
}
