// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static java.util.Objects.requireNonNull;

import io.millrace.sink.firehose.claim.Claim;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Ledger;
import io.millrace.sink.firehose.journal.PromisedFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka partition while the task owns it, or rather one claim of it: when the claim is lost, a fresh object takes its
 * place. Guarded by the delivery's lock.
 */
final class OwnedPartition {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedPartition.class);

    enum Stage {
        /** The journal is not ours yet. */
        CLAIMING,
        /** The journal is ours; where Kafka's consumer stands is not known yet. */
        CLAIMED,
        /** Takes records. */
        FLOWING
    }

    final TopicPartition id;
    private final Map<FileKind, Map<String, PendingFile>> open = new EnumMap<>(FileKind.class);
    /** All files that are not visible, by their promise's id. */
    private final Map<String, PendingFile> files = new LinkedHashMap<>();

    Stage stage = Stage.CLAIMING;

    @Nullable
    Claim claim;

    /** Where all its files end together, null when each ends by itself. */
    private final @Nullable Cuts cuts;

    private @Nullable Ledger ledger;
    /** Offsets up to here may have been delivered before. */
    private long horizon = Journal.UNKNOWN;
    /** The next offset that is expected; lower ones are repetitions. */
    private long next = Journal.UNKNOWN;
    /** Where Kafka's consumer stands, as told before any record came. */
    long position = Journal.UNKNOWN;
    /** The consumer has moved on while nobody took its records: it has to be sent back. */
    boolean mustSeek;
    /** How many records were delivered before and not taken again. */
    long skipped;

    OwnedPartition(TopicPartition id) {
        this(id, null);
    }

    OwnedPartition(TopicPartition id, @Nullable Cuts cuts) {
        this.id = id;
        this.cuts = cuts;
        for (FileKind kind : FileKind.values()) {
            open.put(kind, new HashMap<>());
        }
    }

    /** The books are open. */
    void keep(Ledger books) {
        ledger = books;
        horizon = books.horizon();
    }

    Ledger ledger() {
        return requireNonNull(ledger, "the partition is not claimed yet");
    }

    boolean hasLedger() {
        return ledger != null;
    }

    boolean isFlowing() {
        return stage == Stage.FLOWING;
    }

    /** Whether a record has to be looked at: not one that is delivered already, nor one that came before the claim. */
    boolean admits(long offset) {
        if (stage != Stage.FLOWING) {
            mustSeek = true;
            position = position == Journal.UNKNOWN ? offset : position;
            return false;
        }
        if (offset < next && (claim != null || cuts != null)) {
            wentBack(offset);
            return false;
        }
        next = offset + 1;
        if (claim != null && offset <= horizon && ledger().isDelivered(offset)) {
            skipped++;
            return false;
        }
        return true;
    }

    private void wentBack(long offset) {
        if (skipped++ == 0) {
            LOG.warn(
                    "{}: offset {} came after {} and is skipped as a repetition. If the topic was made anew, its records are"
                            + " NOT delivered: stop the connector and reset its offsets over Connect's REST interface",
                    id,
                    offset,
                    next - 1);
        }
    }

    /** Whether the record may have been delivered before in some file. */
    boolean isReplay(long offset) {
        return offset <= horizon;
    }

    /** Tells the books how far the records have come. */
    void settle(Partitions all) {
        if (next != Journal.UNKNOWN) {
            ledger().seen(next);
            all.endLeftovers(this, next);
        }
    }

    /** What lies below is given up. */
    void startAfresh(long from) {
        ledger().restart(from);
        horizon = ledger().horizon();
    }

    @Nullable
    PendingFile find(FileKind kind, String identity) {
        return ofKind(kind).get(identity);
    }

    @Nullable
    PendingFile find(PromisedFile promise) {
        return files.get(promise.id());
    }

    void opened(PendingFile file) {
        if (!file.isLeftover()) {
            ofKind(file.kind).put(file.identity, file);
        }
        files.put(file.promise.id(), file);
        if (cuts != null) {
            cuts.opened(file, file.promise.firstOffset());
        }
    }

    /** A record was written to the file. */
    void added(PendingFile file, long offset) {
        if (cuts != null) {
            cuts.added(file, offset);
        }
    }

    /** A record has gone to all its files: those that end with it, whatever they hold themselves. */
    List<PendingFile> endOfRecord() {
        return cuts != null && cuts.isDue() ? cuts.end() : List.of();
    }

    void sealed(PendingFile file) {
        ofKind(file.kind).remove(file.identity, file);
    }

    void ended(PendingFile file) {
        files.remove(file.promise.id());
        if (cuts != null) {
            cuts.visible(file);
        }
    }

    /**
     * Where reading has to begin again when no journal tells, and so what Kafka may be given.
     *
     * @return {@link Journal#UNKNOWN} before the first record
     */
    long safeOffset(long consumed) {
        // Asked in any case, because the books forget what is below.
        long delivered = ledger().safeOffset();
        return cuts == null ? delivered : cuts.safeOffset(consumed);
    }

    /** Where to read again what is not visible. */
    long restartOffset() {
        long safe = hasLedger() ? safeOffset(next) : Journal.UNKNOWN;
        return safe == Journal.UNKNOWN ? Math.max(0, position) : safe;
    }

    /** How much of the open cut is there, from 0 to 1; 0 without cuts. */
    double share() {
        return cuts == null ? 0 : cuts.share();
    }

    /** How many records went into files; only counted with cuts. */
    long taken() {
        return cuts == null ? 0 : cuts.taken();
    }

    /** Whether anything is not visible yet. */
    boolean hasFiles() {
        return !files.isEmpty();
    }

    List<PendingFile> all() {
        return new ArrayList<>(files.values());
    }

    private Map<String, PendingFile> ofKind(FileKind kind) {
        return requireNonNull(open.get(kind));
    }
}
