// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What is delivered of one Kafka partition, what is promised and what is open. Not safe for threads: guarded by its owner.
 *
 * <p>Three facts answer every question. Below the <em>safe offset</em> everything is delivered. Above it, an identity is
 * delivered up to where its lane is <em>ahead</em>. The rest is in files: open, sealed, promised in the journal, or visible
 * behind one that is not.
 *
 * <p>Offsets may have holes, and a record may leave no trace at all: what counts is the order, never the distance.
 */
public final class Ledger {
    /** So many promises stand in a journal at most: each write of it repeats those that are not kept yet. */
    static final int MOST_INTENTS = 1_000;

    private final Map<String, String> options;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, PromisedFile> promised = new LinkedHashMap<>();
    private final Deque<PromisedFile> sealed = new ArrayDeque<>();
    // By first record; those that have become visible since are removed when they come to the head.
    private final PriorityQueue<PromisedFile> undelivered =
            new PriorityQueue<>(Comparator.comparingLong(PromisedFile::firstOffset));
    private final List<Former> former = new ArrayList<>();
    // Predecessors' promises that still take records.
    private final Set<PromisedFile> leftovers = new LinkedHashSet<>();
    private List<PromisedFile> underWay = List.of();
    private long safe;
    private long journaledSafe;
    private long seen;
    private long horizon = Journal.UNKNOWN;
    // What the journal said before a restart is no longer for Kafka.
    private long restartedAt = Journal.UNKNOWN;
    // Nobody will ever ask what is ahead.
    private boolean forgetful;

    /**
     * The ledger of a partition of which nothing is known.
     *
     * @param options the configuration that identities belong to
     */
    public Ledger(Map<String, String> options) {
        this.options = Map.copyOf(options);
        this.safe = Journal.UNKNOWN;
        this.journaledSafe = Journal.UNKNOWN;
        this.seen = Journal.UNKNOWN;
    }

    /**
     * The ledger of a partition that is delivered without a journal: what is visible is forgotten at once, for no successor
     * will ask.
     *
     * @return empty books
     */
    public static Ledger unjournaled() {
        Ledger ledger = new Ledger(Map.of());
        ledger.forgetful = true;
        return ledger;
    }

    /**
     * The ledger of a partition with a journal.
     *
     * @param options the configuration that identities belong to
     * @param journal what a predecessor left
     * @param visible the ids of the intents that are kept; the others are kept by whoever reads the records again, or, if
     *     another configuration made them, are undone for good
     */
    public Ledger(Map<String, String> options, Journal journal, Collection<String> visible) {
        this(options);
        safe = journal.safeOffset();
        journaledSafe = safe;
        seen = safe;
        horizon = safe - 1;
        journal.former().forEach(this::addFormer);
        if (journal.options().equals(this.options)) {
            journal.ahead().forEach((identity, last) -> lane(identity).ahead = last);
            journal.ahead().values().forEach(this::extendHorizon);
            journal.intents().forEach(intent -> leftover(intent, visible.contains(intent.id())));
            lanes.values().forEach(lane -> lane.fold(folded -> promised.remove(folded.id())));
        } else {
            addFormer(formerOf(journal, visible));
        }
    }

    private static Former formerOf(Journal journal, Collection<String> visible) {
        Map<String, List<Former.Span>> spans = new HashMap<>();
        journal.ahead().forEach((identity, last) -> addSpan(spans, identity, 0, last));
        journal.intents().stream()
                .filter(intent -> visible.contains(intent.id()))
                .forEach(intent -> addSpan(spans, intent.identity(), intent.firstOffset(), intent.lastOffset()));
        return new Former(journal.options(), spans);
    }

    private static void addSpan(Map<String, List<Former.Span>> spans, String identity, long first, long last) {
        spans.computeIfAbsent(identity, name -> new ArrayList<>()).add(new Former.Span(first, last));
    }

    private void addFormer(Former one) {
        former.add(one);
        extendHorizon(one.horizon());
    }

    private void leftover(Intent intent, boolean visible) {
        PromisedFile file = new PromisedFile(intent);
        file.state = visible ? PromisedFile.State.VISIBLE : PromisedFile.State.OPEN;
        lane(intent.identity()).files.add(file);
        promised.put(file.id(), file);
        if (!visible) {
            leftovers.add(file);
        }
        undelivered.add(file);
        extendHorizon(intent.lastOffset());
    }

    private void extendHorizon(long offset) {
        horizon = Math.max(horizon, offset);
    }

    private Lane lane(String identity) {
        return lanes.computeIfAbsent(identity, name -> new Lane());
    }

    /**
     * The last offset that may have been delivered before: records above it need no look-up.
     *
     * @return an offset, or {@link Journal#UNKNOWN}
     */
    public long horizon() {
        return horizon;
    }

    /**
     * What former configurations delivered ahead of the safe offset. Whoever reads those records again asks each of them
     * with the identity that the record had under its options.
     *
     * @return often none
     */
    public List<Former> former() {
        return former;
    }

    /**
     * Whether a record is delivered already.
     *
     * @param identity its identity
     * @param offset its offset
     * @return true when it is in a visible object
     */
    public boolean isDelivered(String identity, long offset) {
        if (offset < safe) {
            return true;
        }
        Lane lane = lanes.get(identity);
        return lane != null && lane.isDelivered(offset);
    }

    /** Whether every record of that offset is delivered, whatever its identity. */
    public boolean isDelivered(long offset) {
        return offset < safe;
    }

    /**
     * The predecessor's promise that a record belongs to. It takes this record and no other after its last one.
     *
     * @param identity the record's identity
     * @param offset its offset
     * @return empty when none was made
     */
    public Optional<PromisedFile> leftover(String identity, long offset) {
        Lane lane = offset > horizon ? null : lanes.get(identity);
        return lane == null
                ? Optional.empty()
                : lane.leftover(offset).filter(file -> file.state == PromisedFile.State.OPEN);
    }

    /**
     * The predecessor's promises that are not kept and whose last record lies below an offset: no more records will come
     * for them.
     *
     * @param offset the next offset to be read
     * @return files that take no more records
     */
    public List<PromisedFile> overdue(long offset) {
        return leftovers.stream().filter(file -> file.end() < offset).toList();
    }

    /**
     * Whether predecessors' promises still wait for records.
     *
     * @return false ever after it was false once
     */
    public boolean hasLeftovers() {
        return !leftovers.isEmpty();
    }

    /**
     * Begins a file.
     *
     * @param id names its content
     * @param key its object's key
     * @param identity which records it takes
     * @param offset of its first record
     * @return the file, open
     */
    public PromisedFile open(String id, String key, String identity, long offset) {
        PromisedFile file = new PromisedFile(id, key, identity, offset);
        lane(identity).open(file);
        undelivered.add(file);
        return file;
    }

    /**
     * Ends a file: it takes no more records, and a promise of it may be written.
     *
     * @param file an open file with at least one record
     * @param multipart its uploaded parts, empty when it is to be stored by one request
     * @return true when just that promise stands already, a predecessor's: the file may be published at once
     */
    public boolean seal(PromisedFile file, Optional<Multipart> multipart) {
        boolean stands = file.seal(multipart);
        if (file.leftover().isEmpty()) {
            lane(file.identity()).sealed(sealed::add);
            return false;
        }
        leftovers.remove(file);
        if (!stands) {
            // It takes no room in the journal, and others may wait for it.
            sealed.addFirst(file);
        }
        return stands;
    }

    /** The object is visible. */
    public void visible(PromisedFile file) {
        file.state = PromisedFile.State.VISIBLE;
        leftovers.remove(file);
        Lane lane = lane(file.identity());
        lane.fold(folded -> promised.remove(folded.id()));
        if (forgetful && lane.files.isEmpty()) {
            lanes.remove(file.identity());
        }
    }

    /** How many identities it knows. */
    int identities() {
        return lanes.size();
    }

    /**
     * Records were consumed, be they in a file or gone without a trace.
     *
     * @param next the next offset to be read
     */
    public void seen(long next) {
        seen = Math.max(seen, next);
    }

    /**
     * The first record that this owner may see.
     *
     * @param position the next offset that Kafka will hand out
     */
    public void begin(long position) {
        if (safe == Journal.UNKNOWN) {
            safe = position;
            seen(position);
        }
    }

    /**
     * Takes another place for the beginning, on the user's word, before any record was taken: what lies below is given up,
     * and promises that are not kept are forgotten. What is delivered above stays known, among {@link #former}.
     *
     * @param position the next offset that Kafka will hand out
     */
    public void restart(long position) {
        Map<String, List<Former.Span>> spans = new HashMap<>();
        lanes.forEach((identity, lane) -> {
            if (lane.ahead >= position) {
                addSpan(spans, identity, 0, lane.ahead);
            }
            lane.files.stream()
                    .filter(file -> file.state == PromisedFile.State.VISIBLE)
                    .forEach(file -> addSpan(spans, identity, file.firstOffset(), file.end()));
        });
        addFormer(new Former(options, spans));
        lanes.clear();
        promised.clear();
        sealed.clear();
        undelivered.clear();
        underWay = List.of();
        leftovers.clear();
        safe = position;
        seen = position;
        restartedAt = position;
        journaledSafe = Journal.UNKNOWN;
        prune(position);
        horizon = former.stream().mapToLong(Former::horizon).max().orElse(Journal.UNKNOWN);
    }

    /** Moves the safe offset to where everything below is read and delivered. */
    private long advance() {
        PromisedFile first = undelivered.peek();
        while (first != null && first.state == PromisedFile.State.VISIBLE) {
            undelivered.remove();
            first = undelivered.peek();
        }
        safe = Math.max(safe, first == null ? seen : Math.min(first.firstOffset(), seen));
        return safe;
    }

    /**
     * The offset below which everything is delivered, as far as this owner knows.
     *
     * @return {@link Journal#UNKNOWN} before the first record
     */
    public long safeOffset() {
        return advance();
    }

    /**
     * The safe offset in the journal. Kafka is never given a higher one, so that a consumer ahead of the journal can only
     * be somebody's wish.
     *
     * @return {@link Journal#UNKNOWN} while the journal has none
     */
    public long committable() {
        return journaledSafe;
    }

    /** Whether files wait for a promise and one can be made. */
    public boolean hasNews() {
        PromisedFile next = sealed.peek();
        return next != null && (next.leftover().isPresent() || room() > 0);
    }

    // The promises that nobody can keep before more records are read take no room: reading may wait for the others.
    private int room() {
        return MOST_INTENTS - (promised.size() - leftovers.size());
    }

    /** Whether the journal would show a higher safe offset if it were written now. */
    public boolean hasProgress() {
        return advance() > journaledSafe;
    }

    /**
     * The next content of the journal: progress folded in, and the sealed files as new promises, as many as there is room
     * for. Nothing changes until {@link #written}.
     *
     * @param held the journal as it is
     * @param nowMillis the time
     * @param uploads multipart uploads under way without a promise
     * @return to be written
     */
    Journal draft(Journal held, long nowMillis, List<Journal.Upload> uploads) {
        long reached = advance();
        prune(reached);
        List<Intent> intents = new ArrayList<>(promised.size());
        promised.values().forEach(file -> intents.add(file.intent()));
        List<PromisedFile> fresh = new ArrayList<>();
        int room = room();
        for (PromisedFile file : sealed) {
            if (file.leftover().isPresent()) {
                fresh.add(file);
            } else if (room > 0) {
                fresh.add(file);
                intents.add(file.intent());
                room--;
            }
        }
        underWay = fresh;
        Map<String, Long> ahead = new HashMap<>();
        lanes.forEach((identity, lane) -> {
            if (lane.ahead >= reached) {
                ahead.put(identity, lane.ahead);
            }
        });
        return new Journal(
                held.epoch(),
                held.writer(),
                held.sequence() + 1,
                held.owner(),
                nowMillis,
                reached,
                options,
                ahead,
                intents,
                former,
                uploads);
    }

    private void prune(long reached) {
        lanes.values().removeIf(lane -> lane.files.isEmpty() && lane.ahead < reached);
        former.replaceAll(one -> one.from(reached));
        former.removeIf(one -> one.delivered().isEmpty());
    }

    /**
     * The draft is in the journal.
     *
     * @param journal what was written
     * @return the files whose promise it made: they may be published now
     */
    List<PromisedFile> written(Journal journal) {
        if (journal.safeOffset() >= restartedAt) {
            journaledSafe = journal.safeOffset();
        }
        List<PromisedFile> made = underWay;
        underWay = List.of();
        promise(made);
        sealed.removeIf(file -> file.state != PromisedFile.State.SEALED);
        return made;
    }

    private void promise(List<PromisedFile> made) {
        made.forEach(file -> {
            file.state = PromisedFile.State.PROMISED;
            promised.put(file.id(), file);
        });
    }

    /**
     * Promises the sealed files to nobody but ourselves: the ledger of a partition without a journal.
     *
     * @return the files that may be published now
     */
    public List<PromisedFile> promiseUnwritten() {
        List<PromisedFile> made = List.copyOf(sealed);
        sealed.clear();
        promise(made);
        return made;
    }
}
