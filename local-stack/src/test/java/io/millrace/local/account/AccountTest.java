// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AccountTest {
    @Test
    void sameRecordsInAnyOrderAreWhole() {
        Account account = Account.ofRecords("t", records("a", "b", "b"), records("b", "a", "b"));

        assertThat(account.isWhole()).isTrue();
        assertThat(account.text()).isEqualTo("t: 3 of 3 records, each exactly once");
    }

    @Test
    void oneOfTwoEqualRecordsMissingIsALoss() {
        Account account = Account.ofRecords("t", records("a", "b", "b"), records("a", "b"));

        assertThat(account.lost()).containsExactlyEntriesOf(Map.of("b", 1L));
        assertThat(account.isComplete()).isFalse();
        assertThat(account.text()).startsWith("t: 2 of 3 records").contains("lost 1:\n  1 x b");
    }

    @Test
    void aRecordTooManyIsADuplicateAndStillComplete() {
        Account account = Account.ofRecords("t", records("a", "b"), records("a", "b", "b", "b"));

        assertThat(account.duplicated()).containsExactlyEntriesOf(Map.of("b", 2L));
        assertThat(account.isComplete()).isTrue();
        assertThat(account.isWhole()).isFalse();
    }

    @Test
    void aRecordThatNobodySentIsUnexpectedAndNotComplete() {
        Account account = Account.ofRecords("t", records("a"), records("a", "x"));

        assertThat(account.unexpected()).containsOnlyKeys("x");
        assertThat(account.isComplete()).isFalse();
    }

    @Test
    void differentBytesStayDifferentEvenWhenNoTextInAnyEncoding() {
        List<byte[]> one = List.of(new byte[] {(byte) 0xff, 0});
        List<byte[]> other = List.of(new byte[] {(byte) 0xfe, 0});

        assertThat(Account.ofRecords("t", one, other).isComplete()).isFalse();
        assertThat(Account.ofRecords("t", one, one).isWhole()).isTrue();
    }

    @Test
    void indexesAreEachExpectedOnce() {
        Account account = Account.ofIndexes("t", 5, List.of(0L, 1L, 1L, 3L, 7L));

        assertThat(account.lost()).containsOnlyKeys("000000000002", "000000000004");
        assertThat(account.duplicated()).containsOnlyKeys("000000000001");
        assertThat(account.unexpected()).containsOnlyKeys("000000000007");
    }

    @Test
    void aLowerNumberAfterAHigherOneOfTheSameKeyIsReordered() {
        Account whole = Account.ofIndexes("t", 0, List.of());

        assertThat(whole.withOrder(List.of(at("p0", 1), at("p1", 0), at("p0", 3), at("p0", 2)))
                        .reordered())
                .containsExactlyEntriesOf(Map.of("p0", 1L));
        assertThat(whole.withOrder(List.of(at("p0", 1), at("p1", 0), at("p0", 2)))
                        .isWhole())
                .isTrue();
    }

    @Test
    void aRepeatedRecordIsNoMatterOfOrder() {
        Account account = Account.ofIndexes("t", 0, List.of())
                .withOrder(List.of(at("p0", 1), at("p0", 2), at("p0", 1), at("p0", 2), at("p0", 3)));

        assertThat(account.reordered()).isEmpty();
    }

    @Test
    void theReportNamesTheSeedAndShortensWhatIsLong() {
        Account account = Account.ofIndexes("t", 100, List.of()).withSeed("42");

        assertThat(account.text()).contains("(seed 42)", "lost 100:", "and 95 more");
    }

    @Test
    void aRecordsNumberIsReadWhereverItStands() {
        assertThat(RecordIndex.in("{\"a\":1,\"index\": 17,\"b\":2}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(17);
    }

    private static Numbered at(String key, long number) {
        return new Numbered(key, number);
    }

    private static List<byte[]> records(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
