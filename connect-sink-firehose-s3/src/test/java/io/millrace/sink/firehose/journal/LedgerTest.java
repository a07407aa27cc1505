// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Map<String, String> OPTIONS = Map.of("prefix", "a/");
    private static final Map<String, String> OTHER = Map.of("prefix", "b/");
    private static final Optional<Multipart> SMALL = Optional.empty();

    private final Ledger ledger = new Ledger(OPTIONS);
    private Journal held = Journal.first("w", "", OPTIONS, 0);

    @Test
    void nothingIsKnownBeforeTheFirstRecord() {
        assertThat(ledger.safeOffset()).isEqualTo(Journal.UNKNOWN);
        assertThat(ledger.committable()).isEqualTo(Journal.UNKNOWN);
        assertThat(ledger.hasProgress()).isFalse();
        assertThat(ledger.hasNews()).isFalse();
    }

    @Test
    void theFirstOwnerBeginsWhereKafkaStands() {
        ledger.begin(100);
        assertThat(ledger.safeOffset()).isEqualTo(100);
        assertThat(ledger.isDelivered(99)).isTrue();
        assertThat(ledger.isDelivered(100)).isFalse();
        ledger.begin(500);
        assertThat(ledger.safeOffset()).as("begins once").isEqualTo(100);
    }

    @Test
    void recordsWithoutATraceAreSafeOnceTheyAreSeen() {
        ledger.begin(0);
        ledger.seen(30);
        assertThat(ledger.safeOffset()).isEqualTo(30);
        ledger.seen(20);
        assertThat(ledger.safeOffset()).isEqualTo(30);
    }

    @Test
    void theSafeOffsetStopsAtTheFirstRecordThatIsNotVisible() {
        ledger.begin(0);
        PromisedFile early = file("x", 3, 3, 9);
        PromisedFile late = file("y", 5, 5, 8);
        ledger.seen(10);
        assertThat(ledger.safeOffset()).isEqualTo(3);
        seal(late);
        seal(early);
        write();
        ledger.visible(late);
        assertThat(ledger.safeOffset()).isEqualTo(3);
        ledger.visible(early);
        assertThat(ledger.safeOffset()).isEqualTo(10);
    }

    @Test
    void kafkaIsToldWhatTheJournalSaysAndNothingMore() {
        ledger.begin(0);
        ledger.seen(10);
        assertThat(ledger.safeOffset()).isEqualTo(10);
        assertThat(ledger.committable()).isEqualTo(Journal.UNKNOWN);
        assertThat(ledger.hasProgress()).isTrue();
        Journal draft = ledger.draft(held, 0, List.of());
        ledger.seen(20);
        ledger.written(draft);
        assertThat(ledger.committable()).isEqualTo(10);
        assertThat(ledger.hasProgress()).isTrue();
    }

    @Test
    void anIdentityIsAheadAsFarAsItsFilesAreVisibleWithoutAGap() {
        ledger.begin(0);
        PromisedFile blocker = file("y", 0, 0);
        PromisedFile first = sealed("x", 1, 1, 4);
        PromisedFile second = sealed("x", 5, 5, 7);
        PromisedFile third = sealed("x", 8, 8, 8);
        ledger.seen(10);
        write();
        ledger.visible(third);
        assertThat(write().ahead()).isEmpty();
        assertThat(intents()).containsExactly(first.id(), second.id(), third.id());
        ledger.visible(first);
        assertThat(write().ahead()).containsExactly(Map.entry("x", 4L));
        assertThat(intents()).containsExactly(second.id(), third.id());
        ledger.visible(second);
        assertThat(write().ahead()).containsExactly(Map.entry("x", 8L));
        assertThat(intents()).isEmpty();
        seal(blocker);
        write();
        ledger.visible(blocker);
        assertThat(write().ahead()).as("nothing is ahead of the safe offset").isEmpty();
        assertThat(held.safeOffset()).isEqualTo(10);
    }

    @Test
    void aFileIsPromisedWhenTheJournalIsWrittenAndNotBefore() {
        ledger.begin(0);
        PromisedFile file = file("x", 0, 0, 1);
        assertThat(ledger.hasNews()).isFalse();
        assertThat(ledger.seal(file, SMALL)).isFalse();
        assertThat(ledger.hasNews()).isTrue();
        Journal draft = ledger.draft(held, 77, List.of(new Journal.Upload("k", "u")));
        assertThat(draft.intents()).containsExactly(new Intent(file.id(), file.key(), "x", 0, 1, 2, Optional.empty()));
        assertThat(draft.sequence()).isEqualTo(held.sequence() + 1);
        assertThat(draft.writtenMillis()).isEqualTo(77);
        assertThat(draft.uploads()).containsExactly(new Journal.Upload("k", "u"));
        assertThat(ledger.written(draft)).containsExactly(file);
        assertThat(ledger.hasNews()).isFalse();
    }

    @Test
    void whatIsSealedDuringAWriteWaitsForTheNext() {
        ledger.begin(0);
        PromisedFile first = sealed("x", 0, 0);
        Journal draft = ledger.draft(held, 0, List.of());
        PromisedFile second = sealed("y", 1, 1);
        assertThat(ledger.written(draft)).containsExactly(first);
        assertThat(ledger.hasNews()).isTrue();
        assertThat(promisedBy(write())).containsExactly(first.id(), second.id());
    }

    @Test
    void filesOfOneIdentityArePromisedInTheOrderOfTheirRecords() {
        ledger.begin(0);
        PromisedFile slow = file("x", 0, 0, 5);
        PromisedFile quick = sealed("x", 6, 6, 7);
        assertThat(ledger.hasNews())
                .as("its records come after those of a file without a promise")
                .isFalse();
        PromisedFile other = sealed("y", 8, 8);
        assertThat(promisedBy(write())).containsExactly(other.id());
        seal(slow);
        assertThat(promisedBy(write())).containsExactly(other.id(), slow.id(), quick.id());
    }

    @Test
    void aJournalPromisesAThousandFilesAtMost() {
        ledger.begin(0);
        List<PromisedFile> files = new ArrayList<>();
        for (int i = 0; i < Ledger.MOST_INTENTS + 5; i++) {
            files.add(sealed("x" + i, i, i));
        }
        assertThat(write().intents()).hasSize(Ledger.MOST_INTENTS);
        assertThat(ledger.hasNews()).as("there is no room for the rest").isFalse();
        ledger.visible(files.get(7));
        assertThat(ledger.hasNews()).isTrue();
        assertThat(write().intents())
                .hasSize(Ledger.MOST_INTENTS)
                .extracting(Intent::id)
                .contains(files.get(Ledger.MOST_INTENTS).id())
                .doesNotContain(files.get(7).id());
    }

    @Test
    void promisesThatWaitForRecordsLeaveRoomForOthers() {
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < Ledger.MOST_INTENTS; i++) {
            intents.add(intent("l" + i, "x" + i, 100 + i, 100 + i));
        }
        Ledger next = taken(journal(50, Map.of(), intents), List.of());
        PromisedFile own = next.open("own", "own", "y", 50);
        next.seal(own, SMALL);
        assertThat(next.hasNews()).isTrue();
        assertThat(promisedBy(next.draft(held, 0, List.of())))
                .hasSize(Ledger.MOST_INTENTS + 1)
                .contains("own");
    }

    @Test
    void whatIsNotReadYetIsNotSafeThoughTheFirstPromiseLiesBeyond() {
        Ledger next = taken(journal(10, Map.of("x", 40L), List.of(intent("l", "y", 50, 60))), List.of());
        assertThat(next.safeOffset()).isEqualTo(10);
        next.seen(30);
        assertThat(next.safeOffset()).isEqualTo(30);
        next.seen(70);
        assertThat(next.safeOffset()).isEqualTo(50);
    }

    @Test
    void theNextOwnerKnowsWhatIsDelivered() {
        Ledger next = taken(
                journal(10, Map.of("x", 40L), List.of(intent("l", "y", 20, 30), intent("m", "y", 31, 60))),
                List.of("m"));
        assertThat(next.committable()).isEqualTo(10);
        assertThat(next.horizon()).isEqualTo(60);
        assertThat(next.isDelivered("z", 9)).isTrue();
        assertThat(next.isDelivered("z", 10)).isFalse();
        assertThat(next.isDelivered("x", 40)).isTrue();
        assertThat(next.isDelivered("x", 41)).isFalse();
        assertThat(next.isDelivered("y", 25)).isFalse();
        assertThat(next.isDelivered("y", 31)).isTrue();
        assertThat(next.isDelivered("y", 61)).isFalse();
    }

    @Test
    void withNothingAheadTheHorizonIsTheLastSafeRecord() {
        assertThat(taken(journal(10, Map.of(), List.of()), List.of()).horizon()).isEqualTo(9);
    }

    @Test
    void visiblePromisesAreFoldedAtOnce() {
        Ledger next = taken(journal(10, Map.of(), List.of(intent("l", "y", 20, 30))), List.of("l"));
        Journal draft = next.draft(held, 0, List.of());
        assertThat(draft.intents()).isEmpty();
        assertThat(draft.ahead()).containsExactly(Map.entry("y", 30L));
        assertThat(next.overdue(1_000)).isEmpty();
    }

    @Test
    void theRecordsOfALeftoverPromiseFindItAndNoOthersDo() {
        Ledger next = taken(journal(10, Map.of(), List.of(intent("l", "y", 20, 30))), List.of());
        PromisedFile file = next.leftover("y", 20).orElseThrow();
        assertThat(file.id()).isEqualTo("l");
        assertThat(file.key()).isEqualTo("key-l");
        assertThat(next.leftover("y", 30)).containsSame(file);
        assertThat(next.leftover("y", 19)).isEmpty();
        assertThat(next.leftover("y", 31)).isEmpty();
        assertThat(next.leftover("x", 25)).isEmpty();
    }

    @Test
    void aLeftoverPromiseIsOverdueWhenItsLastRecordIsPast() {
        Ledger next = taken(journal(10, Map.of(), List.of(intent("l", "y", 20, 30))), List.of());
        PromisedFile file = next.leftover("y", 20).orElseThrow();
        assertThat(next.overdue(30)).isEmpty();
        assertThat(next.overdue(31)).containsExactly(file);
        next.seal(file, SMALL);
        assertThat(next.overdue(31)).isEmpty();
    }

    @Test
    void aLeftoverPromiseKeptInTheSameWayNeedsNoNewOne() {
        Ledger next = taken(journal(10, Map.of(), List.of(intent("l", "y", 20, 30))), List.of());
        PromisedFile file = next.leftover("y", 20).orElseThrow();
        assertThat(next.seal(file, SMALL)).isTrue();
        assertThat(next.hasNews()).isFalse();
        next.seen(31);
        assertThat(next.safeOffset()).isEqualTo(20);
        assertThat(promisedBy(next.draft(held, 0, List.of()))).containsExactly("l");
        next.visible(file);
        assertThat(next.safeOffset()).isEqualTo(31);
        assertThat(next.isDelivered("y", 25)).isTrue();
    }

    @Test
    void aLeftoverPromiseKeptByAnotherUploadIsWrittenFirst() {
        Intent leftover = new Intent("l", "key-l", "y", 20, 30, 2, upload("gone"));
        Ledger next = taken(journal(10, Map.of(), List.of(leftover)), List.of());
        PromisedFile file = next.leftover("y", 20).orElseThrow();
        assertThat(next.draft(held, 0, List.of()).intents())
                .as("until then the old one stands")
                .containsExactly(leftover);
        assertThat(next.seal(file, upload("new"))).isFalse();
        assertThat(next.hasNews()).isTrue();
        Journal draft = next.draft(held, 0, List.of());
        assertThat(draft.intents()).containsExactly(new Intent("l", "key-l", "y", 20, 30, 2, upload("new")));
        assertThat(next.written(draft)).containsExactly(file);
        assertThat(next.hasNews()).isFalse();
        assertThat(next.draft(held, 0, List.of()).intents()).isEqualTo(draft.intents());
    }

    @Test
    void aLeftoverThatIsPromisedAnewDoesNotWaitForRoom() {
        Ledger next =
                taken(journal(0, Map.of(), List.of(new Intent("l", "key-l", "y", 0, 0, 1, upload("gone")))), List.of());
        for (int i = 1; i <= Ledger.MOST_INTENTS + 1; i++) {
            next.seal(next.open("f" + i, "f" + i, "x" + i, i), SMALL);
        }
        next.written(next.draft(held, 0, List.of()));
        assertThat(next.hasNews()).isFalse();
        PromisedFile file = next.leftover("y", 0).orElseThrow();
        next.seal(file, upload("new"));
        assertThat(next.hasNews()).isTrue();
        assertThat(next.written(next.draft(held, 0, List.of()))).containsExactly(file);
    }

    @Test
    void anotherConfigurationTakesOverWhatWasDeliveredAndNoPromise() {
        Ledger next = new Ledger(
                OTHER,
                journal(10, Map.of("x", 40L), List.of(intent("l", "y", 20, 30), intent("m", "y", 31, 60))),
                List.of("m"));
        assertThat(next.horizon()).isEqualTo(60);
        assertThat(next.leftover("y", 25)).isEmpty();
        assertThat(next.isDelivered("x", 40)).as("x is another identity now").isFalse();
        Former former = next.former().get(0);
        assertThat(former.options()).isEqualTo(OPTIONS);
        assertThat(former.isDelivered("x", 40)).isTrue();
        assertThat(former.isDelivered("x", 41)).isFalse();
        assertThat(former.isDelivered("y", 30)).isFalse();
        assertThat(former.isDelivered("y", 31)).isTrue();
        assertThat(former.isDelivered("z", 15)).isFalse();
        Journal draft = next.draft(held, 0, List.of());
        assertThat(draft.options()).isEqualTo(OTHER);
        assertThat(draft.intents()).isEmpty();
        assertThat(draft.former()).containsExactly(former);
    }

    @Test
    void whatFormerConfigurationsDeliveredIsForgottenBelowTheSafeOffset() {
        Ledger next = new Ledger(OTHER, journal(10, Map.of("x", 40L, "y", 20L), List.of()), List.of());
        next.seen(21);
        assertThat(next.draft(held, 0, List.of()).former().get(0).delivered()).containsOnlyKeys("x");
        next.seen(41);
        assertThat(next.draft(held, 0, List.of()).former()).isEmpty();
    }

    @Test
    void aConfigurationThatComesBackKeepsWhatBothHaveDelivered() {
        Ledger second = new Ledger(OTHER, journal(10, Map.of("x", 40L), List.of()), List.of());
        PromisedFile file = second.open("f", "f", "x", 12);
        second.seal(file, SMALL);
        second.written(second.draft(held, 0, List.of()));
        second.visible(file);
        Ledger third = new Ledger(OPTIONS, second.draft(held, 0, List.of()), List.of());
        assertThat(third.former()).extracting(Former::options).containsExactlyInAnyOrder(OPTIONS, OTHER);
        assertThat(third.horizon()).isEqualTo(40);
    }

    @Test
    void aRestartGivesUpWhatLiesBelowAndRemembersWhatIsDeliveredAbove() {
        Ledger next = taken(
                journal(10, Map.of("x", 40L, "z", 24L), List.of(intent("l", "y", 20, 30), intent("m", "y", 31, 60))),
                List.of("m"));
        next.restart(25);
        assertThat(next.safeOffset()).isEqualTo(25);
        assertThat(next.committable()).isEqualTo(Journal.UNKNOWN);
        assertThat(next.horizon()).isEqualTo(60);
        assertThat(next.leftover("y", 28)).isEmpty();
        Former former = next.former().get(0);
        assertThat(former.options()).isEqualTo(OPTIONS);
        assertThat(former.delivered()).containsOnlyKeys("x", "y");
        assertThat(former.isDelivered("y", 28)).isFalse();
        assertThat(former.isDelivered("y", 31)).isTrue();
        assertThat(next.draft(held, 0, List.of()).intents()).isEmpty();
    }

    @Test
    void aJournalFromBeforeARestartIsNotForKafka() {
        Ledger next = taken(journal(10, Map.of(), List.of(intent("l", "y", 20, 30))), List.of());
        Journal draft = next.draft(held, 0, List.of());
        next.restart(25);
        assertThat(next.written(draft)).isEmpty();
        assertThat(next.committable()).isEqualTo(Journal.UNKNOWN);
        next.written(next.draft(held, 0, List.of()));
        assertThat(next.committable()).isEqualTo(25);
    }

    @Test
    void withoutAJournalEverySealedFileMayBePublished() {
        ledger.begin(0);
        PromisedFile file = sealed("x", 0, 0);
        ledger.seen(1);
        assertThat(ledger.promiseUnwritten()).containsExactly(file);
        assertThat(ledger.promiseUnwritten()).isEmpty();
        ledger.visible(file);
        assertThat(ledger.safeOffset()).isEqualTo(1);
    }

    @Test
    void fiftyThousandIdentitiesAreNoBurden() {
        ledger.begin(0);
        for (int i = 0; i < 50_000; i++) {
            file("x" + i, i, i);
        }
        ledger.seen(50_000);
        long begun = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(ledger.safeOffset()).isZero();
            assertThat(ledger.hasProgress()).isTrue();
            assertThat(ledger.hasNews()).isFalse();
            assertThat(ledger.overdue(50_000)).isEmpty();
        }
        assertThat(System.nanoTime() - begun)
                .as("4,000 questions that are asked in every round, in nanoseconds")
                .isLessThan(2_000_000_000L);
    }

    private PromisedFile file(String identity, long first, long... others) {
        PromisedFile file = ledger.open("f" + first, "k" + first, identity, first);
        file.records = 1;
        for (long offset : others) {
            if (offset > file.lastOffset) {
                file.records++;
                file.lastOffset = offset;
            }
        }
        return file;
    }

    private PromisedFile sealed(String identity, long first, long... others) {
        PromisedFile file = file(identity, first, others);
        seal(file);
        return file;
    }

    private void seal(PromisedFile file) {
        ledger.seal(file, SMALL);
    }

    private Journal write() {
        held = ledger.draft(held, 0, List.of());
        ledger.written(held);
        return held;
    }

    private List<String> intents() {
        return promisedBy(held);
    }

    private static List<String> promisedBy(Journal journal) {
        return journal.intents().stream().map(Intent::id).toList();
    }

    private static Ledger taken(Journal journal, List<String> visible) {
        return new Ledger(OPTIONS, journal, visible);
    }

    private static Journal journal(long safe, Map<String, Long> ahead, List<Intent> intents) {
        return new Journal(3, "w", 4, "", 0, safe, OPTIONS, ahead, intents, List.of(), List.of());
    }

    private static Intent intent(String id, String identity, long first, long last) {
        return new Intent(id, "key-" + id, identity, first, last, 2, Optional.empty());
    }

    private static Optional<Multipart> upload(String id) {
        return Optional.of(new Multipart(id, List.of(new Multipart.Piece(1, "etag", Optional.empty()))));
    }

    @Test
    void booksWithoutAJournalForgetWhatIsVisible() {
        Ledger ledger = Ledger.unjournaled();
        for (int i = 0; i < 100; i++) {
            PromisedFile file = ledger.open("id" + i, "key" + i, "identity" + i, i);
            ledger.seal(file, Optional.empty());
            ledger.promiseUnwritten();
            ledger.visible(file);
        }
        assertThat(ledger.identities()).isZero();
    }
}
