// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One content that is followed, wherever it lies. For one reading thread at a time; its methods take the tracker's lock. */
public final class TrackedFile {
    static final long NEVER = -1;
    private static final int FIRST = 32;
    private static final int MANY = 20_000;

    private final Tracker tracker;
    final FlowFiles files;
    private final int lane;
    SlotPartition partition;
    /** Where it was begun. */
    final Place start;

    final Marker startMarker;

    /** Where its file lies, or lay last. */
    Path path;
    /** Of the file it lies in, or lay in last. */
    String key;

    Fingerprint fingerprint;
    /** Its first bytes, as far as they are known and may be needed; at most {@link Fingerprint#FULL}. */
    byte @Nullable [] head;

    /** A hash of its first bytes, so that most comparisons need no more; 0 while they are unknown. */
    private int first;

    Place place;
    Marker marker;
    Place delivered;
    /** How many bytes of it are known to have been there. */
    long seen;

    long modified;

    /** The file it lies in; null while it is sought, or when it is gone. */
    @Nullable
    DiskFile file;
    /** Whether it is gone for good, as far as can be told: its slot is free, and it is still recognised. */
    boolean vanished;

    long vanishedAtPass;
    /** Whether it had been read to its end when its file was removed. */
    boolean vanishedWhole;

    long soughtSince;
    /** When it was found without its file, in milliseconds since 1970-01-01T00:00:00Z. */
    long lostAt;

    int soughtLooks;
    /** Whether its file was cut or replaced, rather than removed. */
    boolean cut;

    /** What has to be read before it, and how far. */
    @Nullable
    TrackedFile after;

    long afterUpTo = NEVER;

    /** How many bytes it had when nothing in them was complete. */
    long waitsAt = NEVER;
    /** When what is not complete is complete nevertheless, by the tracker's clock. */
    long settlesAt = NEVER;
    /** How many bytes it had when the last of them were handed over as final. */
    long finalAt = NEVER;

    int wanted;
    /** What was read and not advanced over yet. */
    @Nullable
    Burst flight;

    boolean queued;

    TrackedFile(
            Tracker tracker,
            FlowFiles files,
            SlotPartition partition,
            Path path,
            String key,
            Fingerprint fingerprint,
            Place start,
            Marker startMarker) {
        this.tracker = tracker;
        this.files = files;
        this.partition = partition;
        this.lane = partition.lane();
        this.path = path;
        this.key = key;
        this.fingerprint = fingerprint;
        this.start = start;
        this.startMarker = startMarker;
        this.place = start;
        this.marker = startMarker;
        this.delivered = start;
    }

    /** Whose it is. */
    public String flow() {
        return files.name();
    }

    /** Where it lies, or lay last. */
    public Path path() {
        synchronized (tracker) {
            return path;
        }
    }

    /** The lane of its source partition. */
    public int lane() {
        return lane;
    }

    /** The slot of its source partition, which it has for as long as it is followed once it has given a byte. */
    public int slot() {
        synchronized (tracker) {
            return partition.slot();
        }
    }

    /** Where reading goes on. */
    public Place place() {
        synchronized (tracker) {
            return place;
        }
    }

    /** When it was changed last, as known, in milliseconds since 1970-01-01T00:00:00Z. */
    public long modifiedMillis() {
        synchronized (tracker) {
            return modified;
        }
    }

    /**
     * For how long it has been known to have no more bytes than the burst that was read last.
     *
     * @return milliseconds; negative if it has more
     */
    public long quietMillis() {
        synchronized (tracker) {
            return tracker.quietMillis(this);
        }
    }

    /**
     * Reads bytes that are proven to follow what was read before.
     *
     * @param most how many; more where one event needs them
     * @return null when there is nothing now, or when it has to be decided first who this is
     */
    public @Nullable Burst read(int most) {
        synchronized (tracker) {
            return tracker.read(this, most);
        }
    }

    /**
     * Goes on behind events that were taken.
     *
     * @param next the place behind them; that of the burst when there was none
     * @param needsMore whether what is left of the burst is not complete
     */
    public void advance(Place next, boolean needsMore) {
        advance(next, needsMore, NEVER);
    }

    /**
     * Goes on behind events that were taken.
     *
     * @param next the place behind them; that of the burst when there was none
     * @param needsMore whether what is left of the burst is not complete
     * @param completeAfterMillis how long the content has to be quiet until that is complete without further bytes; negative
     *     if nothing but bytes will complete it
     */
    public void advance(Place next, boolean needsMore, long completeAfterMillis) {
        synchronized (tracker) {
            tracker.advance(this, next, needsMore, completeAfterMillis);
        }
    }

    /**
     * What an offset says of this content; all but the arguments is shared.
     *
     * @param at where reading goes on after the record
     * @param before the bytes before that place
     * @return immutable
     */
    public StoredSlot stored(Place at, Marker before) {
        synchronized (tracker) {
            return new StoredSlot(
                    partition,
                    path.toString(),
                    key,
                    fingerprintUpTo(at),
                    before,
                    at,
                    Math.max(seen, at.position()),
                    modified);
        }
    }

    /** What lies behind the place may be missing in a copy that holds all of what was read. */
    private Fingerprint fingerprintUpTo(Place at) {
        byte[] known = head;
        return known == null || fingerprint.length() <= at.position()
                ? fingerprint
                : Fingerprint.of(known, 0, (int) Math.min(known.length, at.position()));
    }

    /**
     * Hears that everything up to a place is committed.
     *
     * @param upTo from the offset of a record that was committed
     */
    public void delivered(Place upTo) {
        synchronized (tracker) {
            if (upTo.position() > delivered.position()) {
                delivered = upTo;
            }
        }
    }

    /** Whether it may begin with some bytes, as far as a few of them tell. */
    boolean mayBegin(byte[] bytes) {
        return first == 0 || bytes.length < FIRST || first == Arrays.hashCode(Arrays.copyOf(bytes, FIRST));
    }

    /** Lets go of the first bytes where the fingerprint is enough to know a copy by, or where there are very many. */
    void forgetHead(int contents) {
        if (fingerprint.length() >= Fingerprint.FULL || contents > MANY) {
            head = null;
        }
    }

    void learnFirst(byte[] bytes) {
        if (first == 0 && bytes.length >= FIRST) {
            first = Arrays.hashCode(Arrays.copyOf(bytes, FIRST));
        }
    }

    boolean isConfirmed() {
        return delivered.position() >= place.position() || place.position() == start.position();
    }

    boolean isSought() {
        return file == null && !vanished;
    }

    long unread() {
        return Math.max(0, seen - place.position());
    }

    @Override
    public String toString() {
        return partition.lane() + "/" + partition.slot() + " " + path + "@" + place.position() + "/" + seen
                + (file == null ? vanished ? " vanished" : " sought" : " in " + file);
    }
}
