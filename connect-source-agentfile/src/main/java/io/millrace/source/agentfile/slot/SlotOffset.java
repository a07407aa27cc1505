// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.common.offsets.FlatMap;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Fingerprint;
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

    // The array goes when the proof comes: an offset that is kept for long must not keep a burst. Whoever sees the
    // array
    // gone sees the proof, as it is written first.
    private volatile @Nullable Proof proof;
    private volatile byte @Nullable [] bytes;

    /** What tells the content, and that the place is in it. */
    private record Proof(Fingerprint fingerprint, Marker marker) {}

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

    /** Computes the proof now and lets the array go: for the offset of a slot that is likely to be the last one for a while. */
    public void settle() {
        proof();
    }

    private Proof proof() {
        Proof known = proof;
        byte[] array = bytes;
        if (known == null && array != null) {
            known = new Proof(fingerprint(array), marker(array));
            proof = known;
            bytes = null;
        }
        return known == null ? settled() : known;
    }

    /** Another thread computed it between our two looks. */
    private Proof settled() {
        Proof known = proof;
        if (known == null) {
            throw new IllegalStateException("an offset has neither its proof nor the bytes for it");
        }
        return known;
    }

    private Marker marker(byte[] array) {
        int length = (int) Math.min(Math.min(Marker.LONGEST, place.position()), end);
        return Marker.before(array, end - length, end);
    }

    /** Of no byte behind the place: a copy may hold all that was delivered and nothing more. */
    private Fingerprint fingerprint(byte[] array) {
        Fingerprint whole = facts.fingerprint();
        long position = place.position();
        return position < whole.length() && position <= end
                ? Fingerprint.of(array, end - (int) position, (int) position)
                : whole;
    }

    /**
     * What Connect stores of it.
     *
     * @return the content and how far it was delivered
     */
    public StoredSlot stored() {
        Proof known = proof();
        return new StoredSlot(
                facts.slot(),
                facts.path(),
                facts.key(),
                known.fingerprint(),
                known.marker(),
                place,
                Math.max(facts.size(), place.position()),
                facts.modifiedMillis());
    }

    @Override
    protected Map<String, Object> ordinary() {
        return OffsetForm.write(stored());
    }
}
