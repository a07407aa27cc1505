// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Exactly once for one Kafka partition, from the claim to the loss of it.
 *
 * <ol>
 *   <li>{@link Stage#CLAIMING}: the journal is read and written back with the next epoch, which fences whoever had it.
 *   <li>{@link Stage#RESOLVING}: each promise of the predecessor is looked up, completed or undone.
 *   <li>{@link Stage#READY}: records are taken. Files are sealed, promised in the journal, and only then made visible.
 *   <li>{@link Stage#LOST}: somebody else has claimed the partition. Everything that is not promised is dropped; what is
 *       promised may still be published, for the new owner keeps the same promise with the same bytes.
 * </ol>
 *
 * <p>Not safe for threads: guarded by its owner. Requests are handed out once and answered once; between the two anything
 * may happen.
 */
public final class PartitionProtocol {
    /** Where the partition stands. */
    public enum Stage {
        /** On the way to hold the journal. */
        CLAIMING,
        /** The journal is held; the predecessor's promises are looked up. */
        RESOLVING,
        /** Records may be taken. */
        READY,
        /** Somebody else holds the journal. */
        LOST,
        /** The journal belongs to an owner of another name; it was not touched. */
        FOREIGN
    }

    private final Map<String, String> options;
    private final Custody custody;
    private final Map<String, Intent> unresolved = new HashMap<>();
    private final Set<String> visible = new HashSet<>();
    private final List<PromisedFile> publishable = new ArrayList<>();
    private @Nullable Ledger ledger;
    private boolean resolving;

    /**
     * Begins a claim.
     *
     * @param writer a text that no other claim has
     * @param owner the name that the user gave to the owner of the journal, empty for none
     * @param options the configuration that identities and bytes depend on
     */
    public PartitionProtocol(String writer, String owner, Map<String, String> options) {
        this.options = Map.copyOf(options);
        this.custody = new Custody(writer, owner, options);
    }

    /**
     * Where the partition stands.
     *
     * @return the stage
     */
    public Stage stage() {
        return switch (custody.state()) {
            case CLAIMING -> Stage.CLAIMING;
            case LOST -> Stage.LOST;
            case FOREIGN -> Stage.FOREIGN;
            case HELD, WRITING -> ledger == null ? Stage.RESOLVING : Stage.READY;
        };
    }

    /**
     * The request to send now.
     *
     * @return handed out once; empty when none is wanted
     */
    public Optional<JournalRequest> request() {
        return custody.request();
    }

    /**
     * Takes the answer to the request under way.
     *
     * @param answer what became of it
     * @param nowMillis the time
     */
    public void answer(JournalAnswer answer, long nowMillis) {
        boolean writing = custody.state() == Custody.State.WRITING;
        custody.answer(answer, nowMillis);
        if (custody.state() != Custody.State.HELD) {
            return;
        }
        if (!resolving) {
            resolving = true;
            beginResolving();
        } else if (writing) {
            publishable.addAll(ledger().written(custody.held()));
        }
    }

    private void beginResolving() {
        custody.found().ifPresent(journal -> journal.intents().forEach(intent -> unresolved.put(intent.id(), intent)));
        openWhenResolved();
    }

    /**
     * The predecessor's promises that have to be looked up.
     *
     * @return those without an answer yet; empty unless {@link Stage#RESOLVING}
     */
    public List<Intent> unresolved() {
        return List.copyOf(unresolved.values());
    }

    /**
     * What is to become of them.
     *
     * @return recover under the same configuration, revoke under another
     */
    public Publication.Purpose purpose() {
        boolean same = custody.found()
                .map(journal -> journal.options().equals(options))
                .orElse(true);
        return same ? Publication.Purpose.RECOVER : Publication.Purpose.REVOKE;
    }

    /**
     * The predecessor's multipart uploads that no promise names: nobody will complete them.
     *
     * @return to be aborted some time
     */
    public List<Journal.Upload> orphans() {
        return custody.found().map(Journal::uploads).orElse(List.of());
    }

    /**
     * A promise was looked up.
     *
     * @param intent the promise
     * @param end what was found
     */
    public void resolved(Intent intent, Publication.End end) {
        if (unresolved.remove(intent.id()) == null) {
            return;
        }
        if (end == Publication.End.VISIBLE) {
            visible.add(intent.id());
        }
        openWhenResolved();
    }

    private void openWhenResolved() {
        if (unresolved.isEmpty()) {
            ledger = custody.found()
                    .map(journal -> new Ledger(options, journal, visible))
                    .orElseGet(() -> new Ledger(options));
        }
    }

    /**
     * The books of the partition.
     *
     * @return valid from {@link Stage#READY} on
     */
    public Ledger ledger() {
        return requireNonNull(ledger, "the partition is not claimed yet");
    }

    /**
     * Whose journal was found.
     *
     * @return the owner that stands in it; empty when there was none
     */
    public String foundOwner() {
        return custody.found().map(Journal::owner).orElse("");
    }

    /**
     * When the journal that we took over was last written, by its writer's clock.
     *
     * @return milliseconds since 1970; empty when there was none
     */
    public Optional<Long> foundWrittenMillis() {
        return custody.found().map(Journal::writtenMillis);
    }

    /**
     * Whether a journal can be written now.
     *
     * @return false while one is on its way, or the journal is not held
     */
    public boolean isIdle() {
        return custody.state() == Custody.State.HELD && ledger != null;
    }

    /**
     * Wants the journal written: progress folded in, sealed files promised. Only while {@link #isIdle}.
     *
     * @param nowMillis the time
     * @param uploads multipart uploads under way without a promise
     */
    public void write(long nowMillis, List<Journal.Upload> uploads) {
        custody.write(ledger().draft(custody.held(), nowMillis, uploads));
    }

    /**
     * The files whose promise stands since the last call.
     *
     * @return to be published
     */
    public List<PromisedFile> publishable() {
        List<PromisedFile> now = List.copyOf(publishable);
        publishable.clear();
        return now;
    }

    @Override
    public String toString() {
        return stage() + (ledger == null ? "" : " " + ledger.safeOffset());
    }
}
