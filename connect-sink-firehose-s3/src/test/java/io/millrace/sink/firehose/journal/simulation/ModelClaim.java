// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import io.millrace.sink.firehose.journal.Former;
import io.millrace.sink.firehose.journal.Intent;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.JournalAnswer;
import io.millrace.sink.firehose.journal.Ledger;
import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.journal.PartitionProtocol;
import io.millrace.sink.firehose.journal.PartitionProtocol.Stage;
import io.millrace.sink.firehose.journal.PromisedFile;
import io.millrace.sink.firehose.journal.Publication;
import io.millrace.sink.firehose.journal.Publication.Answer;
import io.millrace.sink.firehose.journal.Publication.End;
import io.millrace.sink.firehose.journal.Publication.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One claim of one partition by one task, driven as a sink drives it: claim, resolve what the predecessor promised, take
 * records, seal files, write the journal, publish, commit. When to do what is up to the dice.
 */
final class ModelClaim {
    final int partition;
    private final ModelTask task;
    private final World world;
    private final PartitionProtocol protocol;
    private final int generation;
    private final boolean claimsAgain;
    private final Map<String, ModelFile> open = new LinkedHashMap<>();
    private final Map<PromisedFile, ModelFile> files = new LinkedHashMap<>();
    private final List<ModelFile> promised = new ArrayList<>();
    private final Set<String> resolving = new HashSet<>();
    private final Map<Map<String, String>, Configuration> configurations = new HashMap<>();
    private long position;
    private boolean hasBegun;
    private boolean isBroken;
    private boolean isStopped;

    ModelClaim(ModelTask task, int partition, long position, Optional<ModelClaim> lost, World world) {
        this.task = task;
        this.partition = partition;
        this.position = position;
        this.claimsAgain = lost.isPresent();
        this.generation = lost.map(claim -> claim.generation).orElseGet(() -> world.kafka.generation(partition));
        this.world = world;
        this.protocol = new PartitionProtocol(world.freshName("w"), "", task.configuration.options());
        world.tally.claims++;
    }

    /** Where a new claim begins if the journal does not know better: everything below is delivered. */
    long begunAt() {
        return hasBegun ? protocol.ledger().safeOffset() : position;
    }

    /** Whether a new claim has to be made: somebody else holds the journal, or a promise cannot be kept from memory. */
    boolean isLost() {
        return protocol.stage() == Stage.LOST || isBroken;
    }

    /** Whether the group has not given the partition to anybody else since. */
    boolean isAssigned() {
        return world.kafka.generation(partition) == generation;
    }

    void act() {
        sendJournalRequest();
        resolve();
        if (protocol.stage() != Stage.READY) {
            return;
        }
        begin();
        switch (world.dice.below(8)) {
            case 0, 1 -> takeRecords(world.dice.between(1, 12));
            case 2 -> sealSome(world.dice.below(100));
            case 3 -> uploadSome();
            case 4 -> writeJournal();
            case 5, 6 -> publishSome();
            default -> commit();
        }
    }

    void actQuietly() {
        sendJournalRequest();
        resolve();
        if (protocol.stage() == Stage.READY) {
            begin();
            takeRecords(10);
            sealSome(position == world.kafka.end(partition) ? 100 : 30);
            uploadSome();
            writeJournal();
            publishSome();
            commit();
        }
    }

    private <A> void send(String what, Supplier<A> work, Consumer<Optional<A>> reader) {
        world.network.send(new Letter<>(task, what, work, answer -> {
            if (!isStopped) {
                reader.accept(answer);
            }
        }));
    }

    private void sendJournalRequest() {
        protocol.request()
                .ifPresent(request -> send(
                        request.getClass().getSimpleName() + " journal " + partition,
                        () -> world.store.journal(partition, request),
                        answer -> journalAnswered(answer.orElse(new JournalAnswer.Unknown()))));
    }

    private void journalAnswered(JournalAnswer answer) {
        protocol.answer(answer, world.now());
        for (PromisedFile file : protocol.publishable()) {
            // What was dropped while its promise was on the way is the next owner's.
            Optional.ofNullable(files.get(file)).ifPresent(promised::add);
        }
    }

    private void resolve() {
        if (protocol.stage() == Stage.RESOLVING) {
            for (Intent intent : protocol.unresolved()) {
                if (resolving.add(intent.id())) {
                    Publication look = Publication.of(
                            protocol.purpose(), intent.multipart().isPresent());
                    lookUp(intent, look);
                }
            }
        }
    }

    private void lookUp(Intent intent, Publication look) {
        send(
                look.step() + " " + intent.key(),
                () -> perform(look.step(), intent.key(), intent.id(), intent.multipart(), List.of()),
                answer -> {
                    look.answer(answer.orElse(Answer.UNKNOWN));
                    look.end().ifPresentOrElse(end -> resolved(intent, end), () -> lookUp(intent, look));
                });
    }

    private void resolved(Intent intent, End end) {
        world.trace.tell(task, "resolves", intent.key(), "as", end);
        if (protocol.purpose() == Purpose.REVOKE && end == End.ABSENT) {
            world.tally.revoked++;
        }
        protocol.resolved(intent, end);
    }

    private Answer perform(Publication.Step step, ModelFile file) {
        boolean elsewhere =
                world.mutation == Mutation.UNSTABLE_KEYS && file.file.leftover().isPresent();
        String key = file.file.key() + (elsewhere ? "-" + task : "");
        return perform(step, key, file.file.id(), file.file.multipart(), file.content());
    }

    private Answer perform(
            Publication.Step step, String key, String id, Optional<Multipart> multipart, List<Long> content) {
        return switch (step) {
            case PUT -> world.store.put(partition, key, id, content);
            case FIND -> world.store.find(key, id);
            case COMPLETE -> world.store.complete(key, multipart.orElseThrow());
            case ABORT -> world.store.abort(multipart.orElseThrow().uploadId());
        };
    }

    /** Compares where Kafka stands with where the journal does, once. */
    private void begin() {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        Ledger ledger = protocol.ledger();
        ledger.begin(position);
        long safe = ledger.safeOffset();
        if (position > safe) {
            if (!claimsAgain && !world.kafka.wasReset(partition)) {
                throw new Violation("Kafka is at " + position + ", the journal at " + safe + ", and nobody did it");
            }
            position = safe;
        }
        world.trace.tell(task, "holds", partition, "from", position, "safe", safe);
        for (Journal.Upload orphan : protocol.orphans()) {
            send("ABORT " + orphan.uploadId(), () -> world.store.abort(orphan.uploadId()), answer -> {});
        }
    }

    private void takeRecords(int most) {
        Ledger ledger = protocol.ledger();
        long from = position;
        for (int i = 0; i < most && position < world.kafka.end(partition); i++) {
            LogRecord one = world.kafka.at(partition, position);
            position++;
            if (one.mustBeDelivered()) {
                take(one, ledger);
            }
        }
        if (position > from) {
            world.trace.tell(task, "takes", partition, from, "to", position - 1);
            ledger.seen(position);
            ledger.overdue(position).forEach(file -> fill(file(file)));
        }
    }

    private void take(LogRecord one, Ledger ledger) {
        String identity = task.configuration.identity(one);
        long offset = one.offset();
        if (world.mutation != Mutation.NO_SKIP) {
            if (isDelivered(one, identity, ledger)) {
                return;
            }
            Optional<PromisedFile> leftover = ledger.leftover(identity, offset);
            if (leftover.isPresent()) {
                ModelFile rebuilt = file(leftover.get());
                rebuilt.add(offset);
                if (offset == leftover.get().leftover().orElseThrow().lastOffset()) {
                    fill(rebuilt);
                }
                return;
            }
        }
        ModelFile file = open.get(identity);
        if (file == null) {
            String id = world.freshName("f");
            file = file(ledger.open(id, "key-" + id, identity, offset));
            open.put(identity, file);
        }
        file.add(offset);
    }

    private boolean isDelivered(LogRecord one, String identity, Ledger ledger) {
        long offset = one.offset();
        if (ledger.isDelivered(offset)) {
            return true;
        }
        if (offset > ledger.horizon()) {
            return false;
        }
        List<Former> former = world.mutation == Mutation.FORGETS_FORMER ? List.of() : ledger.former();
        return ledger.isDelivered(identity, offset) || former.stream().anyMatch(theirs -> isDelivered(one, theirs));
    }

    private boolean isDelivered(LogRecord one, Former former) {
        Configuration theirs = configurations.computeIfAbsent(former.options(), Configuration::of);
        return former.isDelivered(theirs.identity(one), one.offset());
    }

    private ModelFile file(PromisedFile file) {
        return files.computeIfAbsent(file, fresh -> {
            if (fresh.leftover().isPresent()) {
                world.tally.rebuilt++;
            }
            return new ModelFile(fresh, world.scenario.strict || world.dice.percent(30));
        });
    }

    private void sealSome(int percent) {
        for (ModelFile file : List.copyOf(open.values())) {
            if (world.dice.percent(percent)) {
                fill(file);
            }
        }
    }

    /** No more records for it. */
    private void fill(ModelFile file) {
        open.remove(file.file.identity(), file);
        file.isFull = true;
        sealIfComplete(file);
    }

    private void sealIfComplete(ModelFile file) {
        if (file.canBeSealed() && files.containsKey(file.file)) {
            world.trace.tell(task, "seals", file);
            boolean stands = protocol.ledger().seal(file.file, file.multipart());
            if (stands) {
                promised.add(file);
            } else if (world.mutation == Mutation.PUBLISHES_WITHOUT_PROMISE) {
                Publication early = Publication.of(Purpose.DELIVER, file.isMultipart);
                send("early " + file, () -> perform(early.step(), file), answer -> {});
            }
        }
    }

    private void uploadSome() {
        for (ModelFile file : List.copyOf(files.values())) {
            if (file.hasToUpload() && (file.isFull || world.dice.percent(30))) {
                upload(file);
            }
        }
    }

    private void upload(ModelFile file) {
        file.isWaiting = true;
        Optional<String> uploadId = file.uploadId();
        if (uploadId.isEmpty()) {
            send(
                    "CREATE " + file.file.key(),
                    () -> world.store.createUpload(partition, file.file.key(), file.file.id()),
                    answer -> {
                        file.isWaiting = false;
                        answer.ifPresent(file::begunAs);
                        sealIfComplete(file);
                    });
            return;
        }
        int number = file.nextNumber();
        List<Long> content = file.nextPiece();
        send(
                "PIECE " + number + " " + file.file.key(),
                () -> world.store.uploadPiece(uploadId.get(), number, content),
                answer -> {
                    file.isWaiting = false;
                    answer.ifPresent(etag -> {
                        etag.ifPresent(is -> file.uploaded(number, is, content.size()));
                        isBroken |= etag.isEmpty();
                    });
                    sealIfComplete(file);
                });
    }

    private void writeJournal() {
        Ledger ledger = protocol.ledger();
        if (protocol.isIdle() && (ledger.hasNews() || ledger.hasProgress())) {
            List<Journal.Upload> uploads = files.values().stream()
                    .filter(file ->
                            file.file.multipart().isEmpty() && file.uploadId().isPresent())
                    .map(file ->
                            new Journal.Upload(file.file.key(), file.uploadId().orElseThrow()))
                    .toList();
            protocol.write(world.now(), uploads);
        }
    }

    /** Publishes some of what is promised, in any order. */
    void publishSome() {
        while (!promised.isEmpty() && !isStopped && world.dice.percent(70)) {
            ModelFile file = promised.remove(world.dice.below(promised.size()));
            publish(file, Publication.of(Purpose.DELIVER, file.isMultipart));
        }
    }

    private void publish(ModelFile file, Publication publication) {
        send(publication.step() + " " + file.file.key(), () -> perform(publication.step(), file), answer -> {
            publication.answer(answer.orElse(Answer.UNKNOWN));
            publication.end().ifPresentOrElse(end -> published(file, end), () -> publish(file, publication));
        });
    }

    private void published(ModelFile file, End end) {
        if (end == End.VISIBLE) {
            protocol.ledger().visible(file.file);
            files.remove(file.file);
        } else {
            // Its upload is gone, and so are its bytes: only Kafka has them now.
            isBroken = true;
        }
    }

    private void commit() {
        Ledger ledger = protocol.ledger();
        long offset = world.mutation == Mutation.COMMITS_WHAT_IT_CONSUMED
                ? position
                : Math.min(ledger.committable(), position);
        if (offset != Journal.UNKNOWN && offset != world.kafka.committed(partition)) {
            world.trace.tell(task, "commits", partition, offset);
            world.kafka.commit(generation, partition, offset, world.oracle);
        }
    }

    void dropWhatIsNotPromised() {
        open.clear();
        files.keySet().retainAll(promised.stream().map(file -> file.file).toList());
    }

    void stop() {
        isStopped = true;
    }

    @Override
    public String toString() {
        return task + "/" + partition + " " + protocol;
    }
}
