// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.sink.firehose.journal.JournalAnswer.Content;
import io.millrace.sink.firehose.journal.JournalAnswer.Refused;
import io.millrace.sink.firehose.journal.JournalAnswer.Unknown;
import io.millrace.sink.firehose.journal.JournalAnswer.Version;
import io.millrace.sink.firehose.journal.JournalAnswer.Written;
import io.millrace.sink.firehose.journal.PartitionProtocol.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionProtocolTest {
    private static final Map<String, String> OPTIONS = Map.of("prefix", "a/");
    private static final Intent FIRST = new Intent("f", "key-f", "x", 10, 12, 3, Optional.empty());
    private static final Intent SECOND = new Intent("g", "key-g", "x", 13, 15, 3, Optional.empty());

    private final PartitionProtocol protocol = new PartitionProtocol("me", "", OPTIONS);

    @Test
    void aPartitionWithoutAJournalIsReadyOnceItHasOne() {
        assertThat(protocol.stage()).isEqualTo(Stage.CLAIMING);
        assertThatThrownBy(protocol::ledger).isInstanceOf(NullPointerException.class);
        claim(Optional.empty());
        assertThat(protocol.stage()).isEqualTo(Stage.READY);
        assertThat(protocol.isIdle()).isTrue();
        assertThat(protocol.ledger().safeOffset()).isEqualTo(Journal.UNKNOWN);
        assertThat(protocol.foundWrittenMillis()).isEmpty();
        assertThat(protocol.orphans()).isEmpty();
    }

    @Test
    void itIsReadyWhenEachPromiseOfThePredecessorIsResolved() {
        claim(Optional.of(left(OPTIONS)));
        assertThat(protocol.stage()).isEqualTo(Stage.RESOLVING);
        assertThat(protocol.isIdle()).isFalse();
        assertThat(protocol.purpose()).isEqualTo(Publication.Purpose.RECOVER);
        assertThat(protocol.unresolved()).containsExactlyInAnyOrder(FIRST, SECOND);
        protocol.resolved(SECOND, Publication.End.VISIBLE);
        assertThat(protocol.unresolved()).containsExactly(FIRST);
        assertThat(protocol.stage()).isEqualTo(Stage.RESOLVING);
        protocol.resolved(FIRST, Publication.End.ABSENT);
        assertThat(protocol.stage()).isEqualTo(Stage.READY);
        assertThat(protocol.ledger().leftover("x", 11)).isPresent();
        assertThat(protocol.ledger().isDelivered("x", 14)).isTrue();
        assertThat(protocol.foundWrittenMillis()).contains(99L);
        assertThat(protocol.orphans()).containsExactly(new Journal.Upload("k", "u"));
    }

    @Test
    void anotherConfigurationRevokes() {
        claim(Optional.of(left(Map.of("prefix", "b/"))));
        assertThat(protocol.purpose()).isEqualTo(Publication.Purpose.REVOKE);
    }

    @Test
    void aPromiseIsResolvedOnce() {
        claim(Optional.of(left(OPTIONS)));
        protocol.resolved(FIRST, Publication.End.ABSENT);
        protocol.resolved(SECOND, Publication.End.ABSENT);
        Ledger ledger = protocol.ledger();
        protocol.resolved(SECOND, Publication.End.VISIBLE);
        assertThat(protocol.ledger()).isSameAs(ledger);
    }

    @Test
    void filesMayBePublishedOnceTheirPromiseStands() {
        claim(Optional.empty());
        PromisedFile file = sealed(0);
        protocol.write(1, List.of());
        assertThat(protocol.isIdle()).isFalse();
        assertThat(protocol.publishable()).isEmpty();
        assertThat(protocol.request()).isPresent();
        protocol.answer(new Written("v2"), 2);
        assertThat(protocol.publishable()).containsExactly(file);
        assertThat(protocol.publishable()).isEmpty();
        assertThat(protocol.isIdle()).isTrue();
    }

    @Test
    void aPromiseWhoseAnswerWasLostStandsWhenTheJournalSaysSo() {
        claim(Optional.empty());
        PromisedFile file = sealed(0);
        protocol.write(1, List.of());
        JournalRequest.Write write = (JournalRequest.Write) protocol.request().orElseThrow();
        protocol.answer(new Unknown(), 2);
        assertThat(protocol.request()).contains(new JournalRequest.Read());
        protocol.answer(new Content(Optional.of(new Version(write.journal(), "v2"))), 3);
        assertThat(protocol.publishable()).containsExactly(file);
    }

    @Test
    void whoeverLosesTheJournalPromisesNothingMore() {
        claim(Optional.empty());
        sealed(0);
        protocol.write(1, List.of());
        assertThat(protocol.request()).isPresent();
        protocol.answer(new Refused(), 2);
        assertThat(protocol.request()).isPresent();
        protocol.answer(new Content(Optional.of(new Version(left(OPTIONS), "v7"))), 3);
        assertThat(protocol.stage()).isEqualTo(Stage.LOST);
        assertThat(protocol.publishable()).isEmpty();
        assertThat(protocol.isIdle()).isFalse();
        assertThat(protocol.request()).isEmpty();
    }

    private void claim(Optional<Journal> found) {
        assertThat(protocol.request()).contains(new JournalRequest.Read());
        protocol.answer(new Content(found.map(journal -> new Version(journal, "v0"))), 0);
        assertThat(protocol.request()).isPresent();
        protocol.answer(new Written("v1"), 0);
    }

    private PromisedFile sealed(long offset) {
        Ledger ledger = protocol.ledger();
        ledger.begin(offset);
        PromisedFile file = ledger.open("f", "key-f", "x", offset);
        file.records = 1;
        ledger.seal(file, Optional.empty());
        ledger.seen(offset + 1);
        return file;
    }

    private static Journal left(Map<String, String> options) {
        return new Journal(
                5,
                "other",
                9,
                "",
                99,
                10,
                options,
                Map.of(),
                List.of(FIRST, SECOND),
                List.of(),
                List.of(new Journal.Upload("k", "u")));
    }
}
