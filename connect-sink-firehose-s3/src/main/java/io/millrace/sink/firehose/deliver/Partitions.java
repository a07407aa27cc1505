// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.claim.Claim;
import io.millrace.sink.firehose.claim.Claims;
import io.millrace.sink.firehose.claim.OnConflict;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Ledger;
import io.millrace.sink.firehose.journal.PromisedFile;
import io.millrace.sink.firehose.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the task owns: from the claim over the first record to the offsets that Kafka may be given. Guarded by
 * the delivery's lock.
 *
 * <p>With a journal, a partition flows when two things are known: what the journal says, and where Kafka's consumer stands.
 * Without one it flows at once.
 */
final class Partitions implements Claims.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    /** Two owners that take the journal from each other again and again are two connectors, not a rebalance. */
    private static final int MOST_LOSSES = 12;

    private static final long LONGEST_ROW_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** How often in a row a partition was lost, and when last. */
    private record Losses(int times, long lastNanos) {}

    /** What a partition needs of the rest of the delivery. */
    interface Files {
        /** Those that are not promised are gone; those that are may still become visible. */
        void abandon(Collection<PendingFile> files);

        /** A promise stands: make it visible. */
        void publish(PendingFile file);

        /** A file takes no more records. */
        void seal(PendingFile file);

        /** The task must not go on. */
        void unusable(RuntimeException reason);
    }

    /**
     * A partition that may flow.
     *
     * @param partition which one
     * @param seek where its consumer has to go first, empty when it stands right
     */
    record Start(TopicPartition partition, OptionalLong seek) {}

    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
    private final Map<TopicPartition, Losses> losses = new HashMap<>();
    private final Set<TopicPartition> sought = new HashSet<>();
    /** Claims of which files were sealed since their promises were last asked for. */
    private final Set<Claim> unpromised = new LinkedHashSet<>();

    private final OnConflict onConflict;
    private final Files files;
    private final StoreHealth health;
    private final Counters counters;
    private final LongSupplier nanos;
    private final Supplier<@Nullable Cuts> cuts;
    private final @Nullable Claims claims;
    private int waiting;

    Partitions(
            OnConflict onConflict,
            Files files,
            StoreHealth health,
            Counters counters,
            LongSupplier nanos,
            Supplier<@Nullable Cuts> cuts,
            @Nullable Function<Claims.Listener, Claims> journaled) {
        this.onConflict = onConflict;
        this.files = files;
        this.health = health;
        this.counters = counters;
        this.nanos = nanos;
        this.cuts = cuts;
        this.claims = journaled == null ? null : journaled.apply(this);
    }

    /** The claims, null without a journal. */
    @Nullable
    Claims claims() {
        return claims;
    }

    /** Begins to own partitions. */
    void opened(Collection<TopicPartition> partitions) {
        partitions.forEach(this::own);
    }

    /** The partition of a record. */
    OwnedPartition of(TopicPartition partition) {
        OwnedPartition known = owned.get(partition);
        return known == null ? own(partition) : known;
    }

    private OwnedPartition own(TopicPartition id) {
        OwnedPartition partition = new OwnedPartition(id, cuts.get());
        owned.put(id, partition);
        begin(partition, 0);
        return partition;
    }

    private void begin(OwnedPartition partition, int lossesSoFar) {
        if (claims == null) {
            partition.keep(Ledger.unjournaled());
            // What is read again has to be sought first, which only the task's thread may do.
            partition.stage = partition.mustSeek ? OwnedPartition.Stage.CLAIMED : OwnedPartition.Stage.FLOWING;
            waiting += partition.mustSeek ? 1 : 0;
        } else {
            waiting++;
            partition.claim = claims.open(partition.id, lossesSoFar);
        }
    }

    /** Ends to own partitions; answers the files that are not visible yet. */
    List<PendingFile> closed(Collection<TopicPartition> partitions) {
        List<PendingFile> left = new ArrayList<>();
        for (TopicPartition id : partitions) {
            OwnedPartition partition = owned.remove(id);
            losses.remove(id);
            sought.remove(id);
            if (partition != null) {
                left.addAll(partition.all());
                end(partition);
            }
        }
        return left;
    }

    private void end(OwnedPartition partition) {
        waiting -= partition.isFlowing() ? 0 : 1;
        if (partition.claim != null && claims != null) {
            claims.release(partition.claim);
        }
    }

    /** Partitions that must not flow yet. */
    Set<TopicPartition> halted() {
        Set<TopicPartition> halted = new HashSet<>();
        if (waiting > 0) {
            owned.values().stream()
                    .filter(partition -> !partition.isFlowing())
                    .forEach(partition -> halted.add(partition.id));
        }
        return halted;
    }

    /** Partitions that take records. */
    List<OwnedPartition> flowing() {
        return owned.values().stream().filter(OwnedPartition::isFlowing).toList();
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    /** Whether it would help to be told where the consumers stand. */
    boolean wantsPositions() {
        return waiting > 0
                && owned.values().stream()
                        .anyMatch(partition ->
                                !partition.isFlowing() && !partition.mustSeek && partition.position == Journal.UNKNOWN);
    }

    /** The partitions that may flow from now on. Called by the task's thread, which alone may move a consumer. */
    List<Start> starts() {
        if (waiting == 0) {
            return List.of();
        }
        List<Start> starts = new ArrayList<>();
        for (OwnedPartition partition : owned.values()) {
            boolean placed = partition.mustSeek || partition.position != Journal.UNKNOWN;
            if (partition.stage == OwnedPartition.Stage.CLAIMED && placed) {
                start(partition, starts);
            }
        }
        return starts;
    }

    private void start(OwnedPartition partition, List<Start> starts) {
        Ledger ledger = partition.ledger();
        long safe = ledger.safeOffset();
        OptionalLong seek = OptionalLong.empty();
        if (safe == Journal.UNKNOWN) {
            ledger.begin(partition.position);
            seek = partition.mustSeek ? OptionalLong.of(partition.position) : seek;
        } else if (partition.mustSeek) {
            seek = OptionalLong.of(safe);
        } else if (partition.position > safe) {
            seek = conflict(partition, safe);
            if (seek.isEmpty() && onConflict == OnConflict.FAIL) {
                return;
            }
        } else if (partition.position < safe) {
            LOG.warn(
                    "{}: Kafka's consumer stands at {}, the journal at {}; what lies between is delivered and is skipped."
                            + " After a crash that is as it should be. If the topic was made anew, its records are NOT"
                            + " delivered: stop the connector and reset its offsets over Connect's REST interface",
                    partition.id,
                    partition.position,
                    safe);
        }
        partition.stage = OwnedPartition.Stage.FLOWING;
        waiting--;
        seek.ifPresent(offset -> sought.add(partition.id));
        starts.add(new Start(partition.id, seek));
    }

    private OptionalLong conflict(OwnedPartition partition, long safe) {
        String found = partition.id + ": Kafka's consumer stands at " + partition.position
                + ", beyond the journal, which" + " ends at " + safe + "; somebody has moved it";
        switch (onConflict) {
            case FAIL ->
                files.unusable(new ConnectException(
                        found + ". Stop the connector and set its offsets over Connect's REST interface, or choose what"
                                + " to believe with journal.on.conflict"));
            case JOURNAL -> {
                LOG.warn("{}; reads on from the journal, as journal.on.conflict says", found);
                return OptionalLong.of(safe);
            }
            case CONSUMER -> {
                LOG.warn("{}; reads on from there and forgets the journal, as journal.on.conflict says", found);
                partition.startAfresh(partition.position);
            }
        }
        return OptionalLong.empty();
    }

    /** A batch begins: what was sought before has been carried out by the framework. */
    void batchBegins() {
        sought.clear();
    }

    /** The offsets that Kafka may be given. */
    Map<TopicPartition, OffsetAndMetadata> safeOffsets(Map<TopicPartition, OffsetAndMetadata> consumed) {
        Map<TopicPartition, OffsetAndMetadata> safe = new HashMap<>();
        consumed.forEach((id, offset) -> {
            OwnedPartition partition = owned.get(id);
            if (partition == null) {
                if (claims == null) {
                    safe.put(id, offset);
                }
            } else {
                safeOffset(partition, offset.offset())
                        .ifPresent(reached -> safe.put(id, new OffsetAndMetadata(reached)));
            }
        });
        return safe;
    }

    private OptionalLong safeOffset(OwnedPartition partition, long consumed) {
        if (!partition.isFlowing()) {
            if (partition.position == Journal.UNKNOWN && !partition.mustSeek) {
                partition.position = consumed;
            }
            return OptionalLong.empty();
        }
        if (sought.contains(partition.id)) {
            // The framework still tells where the consumer stood before it was sent back.
            return OptionalLong.empty();
        }
        Ledger ledger = partition.ledger();
        ledger.seen(consumed);
        endLeftovers(partition, consumed);
        long reached = claims == null ? partition.safeOffset(consumed) : ledger.committable();
        return reached == Journal.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(Math.min(reached, consumed));
    }

    /** Ends the predecessor's promises for which no more records can come. */
    void endLeftovers(OwnedPartition partition, long next) {
        if (!partition.hasLedger() || !partition.ledger().hasLeftovers()) {
            return;
        }
        for (PromisedFile promise : partition.ledger().overdue(next)) {
            PendingFile file = partition.find(promise);
            if (file != null && file.state != PendingFile.State.OPEN) {
                // Sealed, and on its way into parts.
                continue;
            }
            if (onConflict == OnConflict.FAIL) {
                files.unusable(new ConnectException(incomplete(partition, promise)
                        + ": they were promised to object " + promise.key() + " and are not in Kafka any more, or a"
                        + " transform or converter treats them otherwise now. To deliver what is left, set"
                        + " journal.on.conflict to journal"));
                return;
            }
            LOG.warn("{}; delivers what is left, as journal.on.conflict says", incomplete(partition, promise));
            if (file == null) {
                partition.ledger().visible(promise);
            } else {
                files.seal(file);
            }
        }
    }

    private static String incomplete(OwnedPartition partition, PromisedFile promise) {
        return partition.id + ": of the records " + promise.firstOffset() + " to "
                + promise.leftover().orElseThrow().lastOffset() + " that a predecessor promised, only "
                + promise.records + " of " + promise.leftover().orElseThrow().records() + " came";
    }

    /** A file was sealed: published when it needs no promise, else to be promised. */
    void sealed(PendingFile file, boolean promisedAlready) {
        OwnedPartition partition = file.owner;
        Claim claim = partition.claim;
        if (promisedAlready) {
            files.publish(file);
        } else if (claims == null) {
            publishAll(partition, partition.ledger().promiseUnwritten());
        } else if (claim != null) {
            unpromised.add(claim);
        }
    }

    /** Files were sealed, perhaps many: has those of each partition promised by one write of its journal. */
    void promiseSealed() {
        if (claims != null && !unpromised.isEmpty()) {
            unpromised.forEach(claims::promise);
            unpromised.clear();
        }
    }

    private void publishAll(OwnedPartition partition, List<PromisedFile> promises) {
        for (PromisedFile promise : promises) {
            PendingFile file = partition.find(promise);
            if (file != null) {
                files.publish(file);
            }
        }
    }

    /** A file is visible. */
    void visible(PendingFile file) {
        OwnedPartition partition = file.owner;
        partition.ledger().visible(file.promise);
        partition.ended(file);
        if (partition.claim != null && claims != null) {
            // There may be room for more promises now.
            claims.promise(partition.claim);
        }
    }

    /** Writes the progress of partitions that are idle; elsewhere the next promise carries it. */
    void fold() {
        if (claims != null) {
            for (OwnedPartition partition : owned.values()) {
                if (partition.claim != null && partition.isFlowing() && !partition.hasFiles()) {
                    claims.foldWhenDue(partition.claim);
                }
            }
        }
    }

    @Override
    public void claimed(Claim claim) {
        OwnedPartition partition = owned.get(claim.partition());
        if (partition != null && partition.claim == claim) {
            partition.keep(claim.ledger());
            partition.stage = OwnedPartition.Stage.CLAIMED;
        }
    }

    @Override
    public void promised(Claim claim, List<PromisedFile> promises) {
        OwnedPartition partition = owned.get(claim.partition());
        if (partition != null && partition.claim == claim) {
            publishAll(partition, promises);
        }
    }

    @Override
    public void lost(Claim claim) {
        OwnedPartition partition = owned.get(claim.partition());
        if (partition == null || partition.claim != claim) {
            return;
        }
        counters.lostClaims++;
        int times = lossesInARow(partition.id);
        if (times >= MOST_LOSSES) {
            files.unusable(
                    new ConnectException(
                            partition.id + ": the journal was taken away " + times
                                    + " times while this task owned the partition. Another connector of the same name writes to the same"
                                    + " bucket, perhaps from another Connect cluster: give one of them another name or journal.prefix"));
            return;
        }
        LOG.warn(
                "{}: another task has taken the journal; what was not promised is dropped here, and the partition is claimed"
                        + " again while it is still ours",
                partition.id);
        restart(partition, times);
    }

    private int lossesInARow(TopicPartition id) {
        long now = nanos.getAsLong();
        Losses before = losses.get(id);
        int inARow = before == null || now - before.lastNanos() > LONGEST_ROW_NANOS ? 0 : before.times();
        Losses after = new Losses(inARow + 1, now);
        losses.put(id, after);
        return after.times();
    }

    /** Begins a partition anew: everything that is not promised is read again. */
    void restart(OwnedPartition partition) {
        if (owned.get(partition.id) == partition) {
            restart(partition, 0);
        }
    }

    private void restart(OwnedPartition partition, int lossesSoFar) {
        files.abandon(partition.all());
        end(partition);
        OwnedPartition fresh = new OwnedPartition(partition.id, cuts.get());
        fresh.mustSeek = true;
        fresh.position = partition.restartOffset();
        owned.put(partition.id, fresh);
        begin(fresh, lossesSoFar);
    }

    @Override
    public void unusable(RuntimeException reason) {
        files.unusable(reason);
    }

    @Override
    public void troubled(String what, StoreException cause) {
        health.failed(what, what, cause);
    }

    @Override
    public void untroubled(String what) {
        health.recovered(what);
    }

    /** How long the oldest file that is not visible has waited; zero when all are. */
    long nanosOfOldest(long now) {
        return owned.values().stream()
                .flatMap(partition -> partition.all().stream())
                .mapToLong(file -> now - file.openedNanos)
                .max()
                .orElse(0);
    }

    long skipped() {
        return owned.values().stream().mapToLong(partition -> partition.skipped).sum();
    }
}
