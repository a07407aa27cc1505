// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object from its first record to its visibility, as the ledger sees it. Guarded by the owner of the ledger.
 *
 * <p>Not a record: the hot path counts in it.
 */
public final class PromisedFile {
    enum State {
        /** Takes records. */
        OPEN,
        /** Takes no more records; not in the journal yet. */
        SEALED,
        /** In the journal, not known to be visible. */
        PROMISED,
        /** Visible; kept until everything of its identity before it is visible too. */
        VISIBLE
    }

    private final String id;
    private final String key;
    private final String identity;
    private final long firstOffset;
    private final @Nullable Intent leftover;
    private Optional<Multipart> multipart = Optional.empty();
    State state = State.OPEN;

    /** The offset of the last record so far. */
    public long lastOffset;
    /** How many records it holds so far. */
    public long records;

    PromisedFile(String id, String key, String identity, long firstOffset) {
        this.id = id;
        this.key = key;
        this.identity = identity;
        this.firstOffset = firstOffset;
        this.lastOffset = firstOffset;
        this.leftover = null;
    }

    /** A predecessor's promise, of which we have no bytes yet. */
    PromisedFile(Intent leftover) {
        this.id = leftover.id();
        this.key = leftover.key();
        this.identity = leftover.identity();
        this.firstOffset = leftover.firstOffset();
        this.lastOffset = leftover.firstOffset();
        this.leftover = leftover;
    }

    /** The id that the object carries. */
    public String id() {
        return id;
    }

    /** The object's key. */
    public String key() {
        return key;
    }

    /** Which records share the object. */
    public String identity() {
        return identity;
    }

    /** The offset of the first record. */
    public long firstOffset() {
        return firstOffset;
    }

    /** The predecessor's promise that this file keeps, empty for one of our own. */
    public Optional<Intent> leftover() {
        return Optional.ofNullable(leftover);
    }

    /** The uploaded parts, empty for an object that is stored by one request. */
    public Optional<Multipart> multipart() {
        return multipart;
    }

    /** Ends it; true when a predecessor has promised just that. */
    boolean seal(Optional<Multipart> uploaded) {
        multipart = uploaded;
        boolean stands = leftover != null && leftover.multipart().equals(uploaded);
        state = stands ? State.PROMISED : State.SEALED;
        return stands;
    }

    boolean covers(long offset) {
        return leftover == null ? offset >= firstOffset && offset <= lastOffset : leftover.covers(offset);
    }

    long end() {
        return leftover == null ? lastOffset : leftover.lastOffset();
    }

    /**
     * What the journal is to say of it. A predecessor's promise stays as it was, except that it names the upload that will
     * keep it: whoever revokes it has to know which one to abort.
     */
    Intent intent() {
        if (leftover == null) {
            return new Intent(id, key, identity, firstOffset, lastOffset, records, multipart);
        }
        return state == State.SEALED || state == State.PROMISED ? leftover.madeOf(multipart) : leftover;
    }

    @Override
    public String toString() {
        return key + " " + firstOffset + ".." + end() + " " + state;
    }
}
