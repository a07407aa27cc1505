// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One content that is followed, wherever it lies. For one reading thread at a time; its methods take the tracker's lock. */
@SuppressWarnings("DoNotCallSuggester") // Its body follows.
public final class TrackedFile {
    /** Whose it is. */
    public String flow() {
        throw new UnsupportedOperationException();
    }

    /** Where it lies, or lay last. */
    public Path path() {
        throw new UnsupportedOperationException();
    }

    /** The lane of its source partition. */
    public int lane() {
        throw new UnsupportedOperationException();
    }

    /** The slot of its source partition. */
    public int slot() {
        throw new UnsupportedOperationException();
    }

    /** Where reading goes on. */
    public Place place() {
        throw new UnsupportedOperationException();
    }

    /** When it was changed last, as known, in milliseconds since 1970-01-01T00:00:00Z. */
    public long modifiedMillis() {
        throw new UnsupportedOperationException();
    }

    /** How long it has been the same, in milliseconds of the tracker's clock. */
    public long quietMillis() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads bytes that are proven to follow what was read before.
     *
     * @param most how many
     * @return null when there is nothing now, or when it has to be decided first who this is
     */
    public @Nullable Burst read(int most) {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on behind events that were taken.
     *
     * @param next the place behind them; that of the burst when there was none
     * @param needsMore whether not even one event was complete in what was read
     */
    public void advance(Place next, boolean needsMore) {
        throw new UnsupportedOperationException();
    }

    /**
     * What an offset says of this content; all but the arguments is shared.
     *
     * @param place where reading goes on after the record
     * @param marker the bytes before that place
     * @return immutable
     */
    public StoredSlot stored(Place place, Marker marker) {
        throw new UnsupportedOperationException();
    }

    /**
     * Hears that everything up to a place is committed.
     *
     * @param place from the offset of a record that was committed
     */
    public void delivered(Place place) {
        throw new UnsupportedOperationException();
    }
}
