// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static io.millrace.sink.firehose.journal.Publication.Answer.ABSENT;
import static io.millrace.sink.firehose.journal.Publication.Answer.DONE;
import static io.millrace.sink.firehose.journal.Publication.Answer.GONE;
import static io.millrace.sink.firehose.journal.Publication.Answer.OURS;
import static io.millrace.sink.firehose.journal.Publication.Answer.TAKEN;
import static io.millrace.sink.firehose.journal.Publication.Answer.UNKNOWN;
import static io.millrace.sink.firehose.journal.Publication.Purpose.DELIVER;
import static io.millrace.sink.firehose.journal.Publication.Purpose.RECOVER;
import static io.millrace.sink.firehose.journal.Publication.Purpose.REVOKE;
import static io.millrace.sink.firehose.journal.Publication.Step.ABORT;
import static io.millrace.sink.firehose.journal.Publication.Step.COMPLETE;
import static io.millrace.sink.firehose.journal.Publication.Step.FIND;
import static io.millrace.sink.firehose.journal.Publication.Step.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sink.firehose.journal.Publication.Answer;
import io.millrace.sink.firehose.journal.Publication.End;
import io.millrace.sink.firehose.journal.Publication.Step;
import org.junit.jupiter.api.Test;

class PublicationTest {
    @Test
    void aSmallObjectIsOneRequest() {
        assertThat(of(DELIVER, false).wants(PUT).hears(DONE).ends()).isEqualTo(End.VISIBLE);
    }

    @Test
    void anUploadIsOneRequestToo() {
        assertThat(of(DELIVER, true).wants(COMPLETE).hears(DONE).ends()).isEqualTo(End.VISIBLE);
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        assertThat(of(DELIVER, false)
                        .hears(UNKNOWN)
                        .wants(PUT)
                        .hears(UNKNOWN)
                        .wants(PUT)
                        .hears(DONE)
                        .ends())
                .isEqualTo(End.VISIBLE);
    }

    @Test
    void aTakenKeyIsOursWhenTheObjectCarriesOurId() {
        assertThat(of(DELIVER, false)
                        .hears(TAKEN)
                        .wants(FIND)
                        .hears(UNKNOWN)
                        .wants(FIND)
                        .hears(OURS)
                        .ends())
                .isEqualTo(End.VISIBLE);
    }

    @Test
    void anObjectThatIsGoneMeanwhileIsStoredAgainFromTheBytesAtHand() {
        assertThat(of(DELIVER, false)
                        .hears(TAKEN)
                        .hears(ABSENT)
                        .wants(PUT)
                        .hears(DONE)
                        .ends())
                .isEqualTo(End.VISIBLE);
    }

    @Test
    void anUploadThatIsGoneWasCompletedOrIsLost() {
        assertThat(of(DELIVER, true).hears(GONE).wants(FIND).hears(OURS).ends()).isEqualTo(End.VISIBLE);
        assertThat(of(DELIVER, true).hears(GONE).wants(FIND).hears(ABSENT).ends())
                .isEqualTo(End.ABSENT);
    }

    @Test
    void aPredecessorsSmallObjectIsOnlyLookedUp() {
        assertThat(of(RECOVER, false).wants(FIND).hears(OURS).ends()).isEqualTo(End.VISIBLE);
        assertThat(of(RECOVER, false).wants(FIND).hears(ABSENT).ends()).isEqualTo(End.ABSENT);
    }

    @Test
    void aPredecessorsUploadIsCompleted() {
        assertThat(of(RECOVER, true).wants(COMPLETE).hears(DONE).ends()).isEqualTo(End.VISIBLE);
        assertThat(of(RECOVER, true).hears(TAKEN).wants(FIND).hears(OURS).ends())
                .isEqualTo(End.VISIBLE);
        assertThat(of(RECOVER, true).hears(GONE).wants(FIND).hears(ABSENT).ends())
                .isEqualTo(End.ABSENT);
    }

    @Test
    void anotherConfigurationsSmallObjectStaysWhenItIsThere() {
        assertThat(of(REVOKE, false).wants(FIND).hears(OURS).ends()).isEqualTo(End.VISIBLE);
        assertThat(of(REVOKE, false).wants(FIND).hears(ABSENT).ends()).isEqualTo(End.ABSENT);
    }

    @Test
    void anotherConfigurationsUploadIsAbortedBeforeItIsLookedUp() {
        assertThat(of(REVOKE, true)
                        .wants(ABORT)
                        .hears(UNKNOWN)
                        .wants(ABORT)
                        .hears(GONE)
                        .wants(FIND)
                        .hears(ABSENT)
                        .ends())
                .isEqualTo(End.ABSENT);
        assertThat(of(REVOKE, true).hears(GONE).wants(FIND).hears(OURS).ends()).isEqualTo(End.VISIBLE);
    }

    private static Course of(Publication.Purpose purpose, boolean multipart) {
        return new Course(Publication.of(purpose, multipart));
    }

    /** What a publication wants and hears, one after the other. */
    private record Course(Publication publication) {
        Course wants(Step step) {
            assertThat(publication.end()).isEmpty();
            assertThat(publication.step()).isEqualTo(step);
            return this;
        }

        Course hears(Answer answer) {
            publication.answer(answer);
            return this;
        }

        End ends() {
            return publication.end().orElseThrow();
        }
    }
}
