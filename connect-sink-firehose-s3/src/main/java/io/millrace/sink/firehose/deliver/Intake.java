// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static java.util.Objects.requireNonNull;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import io.millrace.sink.firehose.failure.FailedRecord;
import io.millrace.sink.firehose.failure.ReceivedValue;
import io.millrace.sink.firehose.format.ByteTarget;
import io.millrace.sink.firehose.format.Rendering;
import io.millrace.sink.firehose.journal.Intent;
import io.millrace.sink.firehose.journal.PromisedFile;
import io.millrace.sink.firehose.key.ObjectOrigin;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.key.UnusableKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts each record into its file. Guarded by the delivery's lock.
 *
 * <p>The hot path: neighbours of one Kafka partition nearly always share their file, so the last partition and file are
 * kept, and an ordinary record costs a few comparisons and one copy, no look-up and no allocation. A file is opened by the
 * first byte that goes into it and not before, so that a record which is skipped or fails leaves none behind.
 *
 * <p>Records up to the partition's horizon may have been delivered before. They take the slow path: whether one is
 * delivered is only known together with the file that it would go into.
 */
final class Intake {
    /** What identifies the files of records that have no time of their own. */
    private static final String TIMELESS = "timeless";

    private final Recipe recipe;
    private final boolean byRecordTime;
    private final FormerRecipes formerRecipes;
    private final OpenFiles files;
    private final Partitions partitions;
    /** When a record arrived, as far as its objects tell. */
    private final ToLongFunction<SinkRecord> arrival;

    private final Counters counters;
    private final ReceivedValue received = new ReceivedValue();
    private final @Nullable Backup backup;
    private final ByteTarget target = this::append;

    private String topic = "";
    private int number = -1;
    private @Nullable OwnedPartition partition;
    private @Nullable PendingFile last;

    // The record in hand, for append().
    private @Nullable SinkRecord record;
    private @Nullable PendingFile file;
    private @Nullable UnusableKey unusable;
    private String identity = "";
    private boolean timed;
    private long millis;
    private boolean replay;
    private boolean delivered;

    Intake(
            Recipe recipe,
            FormerRecipes formerRecipes,
            OpenFiles files,
            Partitions partitions,
            ToLongFunction<SinkRecord> arrival,
            Counters counters) {
        this.recipe = recipe;
        this.backup = recipe.backup().orElse(null);
        this.byRecordTime = recipe.prefixTime() == PrefixTime.RECORD;
        this.formerRecipes = formerRecipes;
        this.files = files;
        this.partitions = partitions;
        this.arrival = arrival;
        this.counters = counters;
    }

    void add(SinkRecord next) {
        counters.records++;
        OwnedPartition owner = partitionOf(next);
        long offset = next.originalKafkaOffset();
        if (!owner.admits(offset)) {
            return;
        }
        replay = owner.isReplay(offset);
        take(next, owner);
        files.endRecord(owner);
    }

    private void take(SinkRecord next, OwnedPartition owner) {
        if (backup != null && backup.mode() == BackupMode.ALL) {
            backUp(next, owner, backup);
        }
        if (replay && formerRecipes.isDelivered(owner.ledger().former(), next)) {
            owner.skipped++;
            return;
        }
        record = next;
        file = null;
        unusable = null;
        delivered = false;
        Rendering rendering = render(next, owner);
        if (rendering instanceof Rendering.Failed failed) {
            fail(next, failed.code(), failed.message());
        } else if (rendering instanceof Rendering.Written) {
            written(next);
        }
    }

    private void backUp(SinkRecord next, OwnedPartition owner, Backup how) {
        Object value = next.value();
        if (value == null || (replay && formerRecipes.isBackedUp(owner.ledger().former(), next))) {
            return;
        }
        Long timestamp = byRecordTime ? next.timestamp() : null;
        timed = timestamp != null;
        millis = timestamp == null ? 0 : timestamp;
        String name = timed ? how.keys().identity(millis) : TIMELESS;
        long offset = next.originalKafkaOffset();
        delivered = false;
        PendingFile into =
                replay ? replayInto(owner, FileKind.BACKUP, name, offset) : owner.find(FileKind.BACKUP, name);
        if (delivered) {
            return;
        }
        if (into == null) {
            // A name that cannot be is found when the configuration is validated; a topic's name may still be too long,
            // and then the folder of last resort takes the record.
            String key = backupKey(how, origin(owner, next));
            into = files.open(owner, FileKind.BACKUP, name, how.keys().fileId(key), key, offset);
        }
        into.bytes.write(received.bytes(value));
        into.bytes.write(how.delimiter());
        added(into, offset);
    }

    private static String backupKey(Backup how, ObjectOrigin origin) {
        try {
            return how.keys().dataKey(origin);
        } catch (UnusableKey e) {
            return how.keys().errorKey(origin, ErrorOutputType.PROCESSING_FAILED);
        }
    }

    private void written(SinkRecord next) {
        PendingFile into = file;
        UnusableKey withoutKey = unusable;
        if (replay && into == null && withoutKey == null && !delivered) {
            // A record of no bytes opens no file, but it counts in one that is open, and so in a promise as well.
            into = replayInto(requireNonNull(partition), FileKind.DATA, identity, next.originalKafkaOffset());
        }
        if (into != null) {
            added(into, next.originalKafkaOffset());
        } else if (withoutKey != null) {
            fail(next, withoutKey.code(), withoutKey.complaint());
        }
    }

    private void added(PendingFile into, long offset) {
        files.added(into, offset);
        Optional<Intent> promise = into.promise.leftover();
        if (promise.isPresent() && promise.get().lastOffset() == offset) {
            files.seal(into);
        }
    }

    private Rendering render(SinkRecord next, OwnedPartition owner) {
        Long timestamp = byRecordTime ? next.timestamp() : null;
        timed = timestamp != null;
        millis = timestamp == null ? 0 : timestamp;
        identity = recipe.identity(timed ? recipe.keys().identity(millis) : TIMELESS, next);
        PendingFile known = last;
        if (replay) {
            // Which file, if any, is decided when the first byte comes.
            last = null;
        } else if (known != null
                && known.state == PendingFile.State.OPEN
                && known.owner == owner
                && known.identity.equals(identity)) {
            file = known;
        } else {
            file = owner.find(FileKind.DATA, identity);
            last = file;
        }
        return recipe.format().write(next, target);
    }

    private void append(byte[] bytes, int from, int count) {
        PendingFile into = file;
        // Nothing is no reason to open a file: no object is empty.
        if (into == null && count > 0) {
            into = open();
        }
        if (into != null) {
            into.bytes.write(bytes, from, count);
        }
    }

    private @Nullable PendingFile open() {
        if (unusable != null || delivered) {
            return null;
        }
        OwnedPartition owner = requireNonNull(partition);
        SinkRecord first = requireNonNull(record);
        PendingFile into = replay ? replayInto(owner, FileKind.DATA, identity, first.originalKafkaOffset()) : null;
        if (into == null && !delivered) {
            into = openData(owner, first);
        }
        if (into != null && into.length() == 0) {
            into.bytes.write(recipe.format().opening(first));
        }
        file = into;
        last = replay ? null : into;
        return into;
    }

    private @Nullable PendingFile openData(OwnedPartition owner, SinkRecord first) {
        try {
            String key = recipe.keys().dataKey(origin(owner, first));
            String id = recipe.keys().fileId(key);
            return files.open(owner, FileKind.DATA, identity, id, key, first.originalKafkaOffset());
        } catch (UnusableKey e) {
            unusable = e;
            return null;
        }
    }

    /** The file of a record that may have been delivered before: a predecessor's, one of ours, or none yet. */
    private @Nullable PendingFile replayInto(OwnedPartition owner, FileKind kind, String name, long offset) {
        String lane = kind.lane(name);
        if (owner.ledger().isDelivered(lane, offset)) {
            delivered = true;
            owner.skipped++;
            return null;
        }
        Optional<PromisedFile> promise = owner.ledger().leftover(lane, offset);
        if (promise.isEmpty()) {
            return owner.find(kind, name);
        }
        PendingFile begun = owner.find(promise.get());
        return begun == null ? files.rebuild(owner, kind, name, promise.get()) : begun;
    }

    private ObjectOrigin origin(OwnedPartition owner, SinkRecord first) {
        Instant instant = Instant.ofEpochMilli(timed ? millis : arrival.applyAsLong(first));
        return new ObjectOrigin(instant, owner.id.topic(), owner.id.partition(), first.originalKafkaOffset());
    }

    private void fail(SinkRecord failed, String code, String message) {
        OwnedPartition owner = requireNonNull(partition);
        if (backup != null && backup.mode() == BackupMode.FAILED) {
            backUp(failed, owner, backup);
            delivered = false;
        }
        ErrorOutputType type = ErrorOutputType.PROCESSING_FAILED;
        String errors = type.text() + ' ' + (timed ? recipe.keys().errorIdentity(millis) : TIMELESS);
        long offset = failed.originalKafkaOffset();
        PendingFile into =
                replay ? replayInto(owner, FileKind.ERRORS, errors, offset) : owner.find(FileKind.ERRORS, errors);
        if (delivered) {
            return;
        }
        if (into == null) {
            String key = recipe.keys().errorKey(origin(owner, failed), type);
            into = files.open(owner, FileKind.ERRORS, errors, recipe.keys().fileId(key), key, offset);
        }
        Instant arrived = Instant.ofEpochMilli(arrival.applyAsLong(failed));
        into.bytes.write(new FailedRecord(type, code, message, 1, arrived, arrived).line(failed));
        counters.failed(code);
        added(into, offset);
    }

    // Original topic, partition and offset: a transform may have renamed the record, but commits are keyed by what was
    // consumed.
    private OwnedPartition partitionOf(SinkRecord next) {
        int wanted = next.originalKafkaPartition();
        OwnedPartition known = partition;
        if (known == null || wanted != number || !next.originalTopic().equals(topic)) {
            leave();
            topic = next.originalTopic();
            number = wanted;
            known = partitions.of(new TopicPartition(topic, wanted));
            partition = known;
        }
        return known;
    }

    /** The partition's records end for now: tells its books. */
    private void leave() {
        OwnedPartition left = partition;
        if (left != null && left.isFlowing()) {
            left.settle(partitions);
        }
    }

    /** Partitions were dropped or begun anew: the next record looks its own up. */
    void forget() {
        partition = null;
        last = null;
        file = null;
        record = null;
    }

    /** The batch ended: its records are not kept. */
    void endBatch() {
        leave();
        forget();
        unusable = null;
    }
}
