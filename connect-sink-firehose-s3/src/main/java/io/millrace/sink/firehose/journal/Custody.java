// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static java.util.Objects.requireNonNull;

import io.millrace.sink.firehose.journal.JournalAnswer.Content;
import io.millrace.sink.firehose.journal.JournalAnswer.Refused;
import io.millrace.sink.firehose.journal.JournalAnswer.Unknown;
import io.millrace.sink.firehose.journal.JournalAnswer.Version;
import io.millrace.sink.firehose.journal.JournalAnswer.Written;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our hold on the journal of one partition. Claiming writes the journal back with the next epoch; from then on every write
 * names the version that it replaces, so that whoever claims later makes all our writes fail: that is the fence.
 *
 * <p>A write whose answer was lost is looked up by writer and sequence before anything else happens: it was done, it was
 * not, or somebody else has written since.
 */
final class Custody {
    enum State {
        /** On the way to hold it. */
        CLAIMING,
        /** Held; nothing is under way. */
        HELD,
        /** Held; a write is under way. */
        WRITING,
        /** Somebody else holds it. For good: a new claim is a new custody. */
        LOST,
        /** Another owner's name stands in it, and we did not touch it. */
        FOREIGN
    }

    private final String writer;
    private final String owner;
    private final Map<String, String> options;
    private State state = State.CLAIMING;
    private @Nullable JournalRequest wanted = new JournalRequest.Read();
    private @Nullable Version found;
    private @Nullable Journal written;
    private String version = "";

    Custody(String writer, String owner, Map<String, String> options) {
        this.writer = writer;
        this.owner = owner;
        this.options = Map.copyOf(options);
    }

    State state() {
        return state;
    }

    /** The journal as it was when we took it over, before our claim; empty when there was none. Valid once held. */
    Optional<Journal> found() {
        return Optional.ofNullable(found).map(Version::journal);
    }

    /** The journal as we last wrote it. */
    Journal held() {
        return requireNonNull(written);
    }

    /** The request to send now; it is handed out once. */
    Optional<JournalRequest> request() {
        Optional<JournalRequest> now = Optional.ofNullable(wanted);
        wanted = null;
        return now;
    }

    /** Replaces the journal; only while {@link State#HELD}. */
    void write(Journal next) {
        if (state != State.HELD) {
            throw new IllegalStateException("a write while " + state);
        }
        state = State.WRITING;
        written = next;
        wanted = new JournalRequest.Write(next, Optional.of(version));
    }

    /**
     * Takes the answer to the request under way.
     *
     * @param answer what became of it
     * @param nowMillis for the journal
     */
    void answer(JournalAnswer answer, long nowMillis) {
        if (state == State.LOST || state == State.FOREIGN) {
            return;
        }
        if (answer instanceof Written done) {
            hold(done.version());
        } else if (answer instanceof Content content) {
            read(content.found().orElse(null), nowMillis);
        } else if (answer instanceof Refused || answer instanceof Unknown) {
            // Refused may mean that an earlier attempt of ours was done and its answer lost.
            wanted = new JournalRequest.Read();
        }
    }

    private void hold(String newVersion) {
        state = State.HELD;
        version = newVersion;
    }

    private void read(@Nullable Version now, long nowMillis) {
        Journal ours = written;
        if (now != null && ours != null && now.journal().isFrom(ours.writer(), ours.sequence())) {
            hold(now.version());
        } else if (state == State.CLAIMING) {
            claim(now, nowMillis);
        } else if (now != null && now.version().equals(version)) {
            wanted = new JournalRequest.Write(requireNonNull(ours), Optional.of(version));
        } else {
            state = State.LOST;
        }
    }

    private void claim(@Nullable Version now, long nowMillis) {
        found = now;
        if (now != null && !now.journal().owner().equals(owner)) {
            state = State.FOREIGN;
            return;
        }
        Journal mine = now == null
                ? Journal.first(writer, owner, options, nowMillis)
                : now.journal().claimedBy(writer, owner, nowMillis);
        written = mine;
        wanted = new JournalRequest.Write(mine, Optional.ofNullable(now).map(Version::version));
    }
}
