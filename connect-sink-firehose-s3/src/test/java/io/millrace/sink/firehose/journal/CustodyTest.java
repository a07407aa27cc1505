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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private static final Map<String, String> OPTIONS = Map.of("prefix", "a/");

    private final Custody custody = new Custody("me", "team", OPTIONS);

    @Test
    void theFirstClaimWritesWhereNothingIs() {
        reads();
        custody.answer(new Content(Optional.empty()), 5);
        JournalRequest.Write claim = writes();
        assertThat(claim.replaces()).isEmpty();
        assertThat(claim.journal().epoch()).isEqualTo(1);
        assertThat(claim.journal().safeOffset()).isEqualTo(Journal.UNKNOWN);
        assertThat(claim.journal().writtenMillis()).isEqualTo(5);
        custody.answer(new Written("v1"), 6);
        assertThat(custody.state()).isEqualTo(Custody.State.HELD);
        assertThat(custody.found()).isEmpty();
        assertThat(custody.held()).isEqualTo(claim.journal());
    }

    @Test
    void aClaimKeepsTheContentAndTakesTheNextEpoch() {
        reads();
        custody.answer(found(journal(7, "other", 3), "v9"), 5);
        JournalRequest.Write claim = writes();
        assertThat(claim.replaces()).contains("v9");
        assertThat(claim.journal().epoch()).isEqualTo(8);
        assertThat(claim.journal().writer()).isEqualTo("me");
        assertThat(claim.journal().sequence()).isZero();
        assertThat(claim.journal().safeOffset()).isEqualTo(42);
        custody.answer(new Written("v10"), 6);
        assertThat(custody.found()).contains(journal(7, "other", 3));
    }

    @Test
    void aRequestIsHandedOutOnce() {
        reads();
        assertThat(custody.request()).isEmpty();
    }

    @Test
    void aReadWithoutAnAnswerIsSentAgain() {
        reads();
        custody.answer(new Unknown(), 5);
        reads();
    }

    @Test
    void aClaimWhoseAnswerWasLostIsRecognised() {
        JournalRequest.Write claim = claim();
        custody.answer(new Unknown(), 6);
        reads();
        custody.answer(found(claim.journal(), "v10"), 7);
        assertThat(custody.state()).isEqualTo(Custody.State.HELD);
        assertThat(custody.found()).contains(journal(7, "other", 3));
        custody.write(next());
        assertThat(writes().replaces()).contains("v10");
    }

    @Test
    void aClaimThatWasLostIsMadeAgainOnWhatIsThereNow() {
        claim();
        custody.answer(new Unknown(), 6);
        reads();
        custody.answer(found(journal(8, "third", 5), "v11"), 7);
        JournalRequest.Write again = writes();
        assertThat(again.replaces()).contains("v11");
        assertThat(again.journal().epoch()).isEqualTo(9);
        custody.answer(new Written("v12"), 8);
        assertThat(custody.found()).contains(journal(8, "third", 5));
    }

    @Test
    void aRefusedClaimIsMadeAgain() {
        claim();
        custody.answer(new Refused(), 6);
        reads();
        custody.answer(found(journal(8, "third", 0), "v11"), 7);
        assertThat(writes().replaces()).contains("v11");
    }

    @Test
    void aJournalOfAnotherOwnerIsNotTouched() {
        Custody stranger = new Custody("me", "another team", OPTIONS);
        assertThat(stranger.request()).isPresent();
        stranger.answer(found(journal(7, "other", 3), "v9"), 5);
        assertThat(stranger.state()).isEqualTo(Custody.State.FOREIGN);
        assertThat(stranger.request()).isEmpty();
    }

    @Test
    void everyWriteNamesTheVersionThatItReplaces() {
        hold();
        custody.write(next());
        assertThat(custody.state()).isEqualTo(Custody.State.WRITING);
        assertThat(writes().replaces()).contains("v10");
        custody.answer(new Written("v11"), 7);
        custody.write(next());
        assertThat(writes().replaces()).contains("v11");
    }

    @Test
    void twoWritesAtATimeAreAnError() {
        hold();
        custody.write(next());
        assertThatThrownBy(() -> custody.write(next())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWriteWhoseAnswerWasLostIsRecognised() {
        hold();
        Journal next = next();
        custody.write(next);
        writes();
        custody.answer(new Unknown(), 7);
        reads();
        custody.answer(found(next, "v11"), 8);
        assertThat(custody.state()).isEqualTo(Custody.State.HELD);
        assertThat(custody.held()).isEqualTo(next);
    }

    @Test
    void aWriteThatWasLostIsRepeated() {
        JournalRequest.Write claim = hold();
        Journal next = next();
        custody.write(next);
        writes();
        custody.answer(new Unknown(), 7);
        reads();
        custody.answer(found(claim.journal(), "v10"), 8);
        assertThat(writes()).isEqualTo(new JournalRequest.Write(next, Optional.of("v10")));
        assertThat(custody.state()).isEqualTo(Custody.State.WRITING);
    }

    @Test
    void aRefusedWriteMayHaveBeenDoneByAnEarlierAttempt() {
        JournalRequest.Write claim = hold();
        Journal next = next();
        custody.write(next);
        writes();
        custody.answer(new Unknown(), 7);
        reads();
        custody.answer(found(claim.journal(), "v10"), 8);
        writes();
        custody.answer(new Refused(), 9);
        reads();
        custody.answer(found(next, "v11"), 10);
        assertThat(custody.state()).isEqualTo(Custody.State.HELD);
    }

    @Test
    void whoeverElseHasWrittenHasIt() {
        hold();
        custody.write(next());
        writes();
        custody.answer(new Refused(), 7);
        reads();
        custody.answer(found(journal(9, "third", 0), "v11"), 8);
        assertThat(custody.state()).isEqualTo(Custody.State.LOST);
        assertThat(custody.request()).isEmpty();
    }

    @Test
    void aJournalThatWasDeletedIsLost() {
        hold();
        custody.write(next());
        writes();
        custody.answer(new Refused(), 7);
        reads();
        custody.answer(new Content(Optional.empty()), 8);
        assertThat(custody.state()).isEqualTo(Custody.State.LOST);
    }

    @Test
    void whatIsLostStaysLost() {
        hold();
        custody.write(next());
        writes();
        custody.answer(new Refused(), 7);
        reads();
        custody.answer(found(journal(9, "third", 0), "v11"), 8);
        custody.answer(new Written("v12"), 9);
        assertThat(custody.state()).isEqualTo(Custody.State.LOST);
    }

    private JournalRequest.Write claim() {
        reads();
        custody.answer(found(journal(7, "other", 3), "v9"), 5);
        return writes();
    }

    private JournalRequest.Write hold() {
        JournalRequest.Write claim = claim();
        custody.answer(new Written("v10"), 6);
        return claim;
    }

    private void reads() {
        assertThat(custody.request()).contains(new JournalRequest.Read());
    }

    private JournalRequest.Write writes() {
        return (JournalRequest.Write) custody.request().orElseThrow();
    }

    private Journal next() {
        Journal held = custody.held();
        return new Journal(
                held.epoch(),
                held.writer(),
                held.sequence() + 1,
                held.owner(),
                0,
                50,
                OPTIONS,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Content found(Journal journal, String version) {
        return new Content(Optional.of(new Version(journal, version)));
    }

    private static Journal journal(long epoch, String writer, long sequence) {
        return new Journal(epoch, writer, sequence, "team", 0, 42, OPTIONS, Map.of(), List.of(), List.of(), List.of());
    }
}
