// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.common.offsets.FlatMap;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Marker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source offset of a record: where in its file reading goes on after it. The worker keeps one per record and reads one in
 * thousands, so the marker is computed when somebody looks; until then the offset holds the array that the record came from.
 */
public final class SlotOffset extends FlatMap {
    private final StoredSlot facts;
    private final Place place;
    private final int end;

    // The array goes when the marker comes: an offset that is kept for long must not keep a burst. Whoever sees the
    // array
    // gone sees the marker, as it is written first.
    private volatile @Nullable Marker marker;
    private volatile byte @Nullable [] bytes;

    /**
     * An offset.
     *
     * @param facts what is known of the file; its place and marker do not matter
     * @param place where reading goes on
     * @param bytes hold the content before the place; never changed
     * @param end the index of the place in the array
     */
    public SlotOffset(StoredSlot facts, Place place, byte[] bytes, int end) {
        this.facts = facts;
        this.place = place;
        this.bytes = bytes;
        this.end = end;
    }

    /** Computes the marker now and lets the array go: for the offset of a slot that is likely to be the last one for a while. */
    public void settle() {
        marker();
    }

    private Marker marker() {
        Marker known = marker;
        byte[] array = bytes;
        if (known == null && array != null) {
            int length = (int) Math.min(Math.min(Marker.LONGEST, place.position()), end);
            known = Marker.before(array, end - length, end);
            marker = known;
            bytes = null;
        }
        return known == null ? settled() : known;
    }

    /** Another thread computed it between our two looks. */
    private Marker settled() {
        Marker known = marker;
        if (known == null) {
            throw new IllegalStateException("an offset has neither its marker nor the bytes for it");
        }
        return known;
    }

    /**
     * What Connect stores of it.
     *
     * @return the content and how far it was delivered
     */
    public StoredSlot stored() {
        return new StoredSlot(
                facts.slot(),
                facts.path(),
                facts.key(),
                facts.fingerprint(),
                marker(),
                place,
                Math.max(facts.size(), place.position()),
                facts.modifiedMillis());
    }

    @Override
    protected Map<String, Object> ordinary() {
        return OffsetForm.write(stored());
    }
}
