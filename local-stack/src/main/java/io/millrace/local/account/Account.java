// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What had to come out, compared with what came out.
 *
 * @param title what is counted
 * @param seed what repeats the run, or an empty text
 * @param expected how many records had to come out
 * @param found how many came out
 * @param lost what is missing, each with how often
 * @param duplicated what came out more often than it had to, each with how many times too often
 * @param unexpected what had not to come out at all, each with how often
 * @param reordered per key, how many records came after one with a higher number
 */
public record Account(
        String title,
        String seed,
        long expected,
        long found,
        Map<String, Long> lost,
        Map<String, Long> duplicated,
        Map<String, Long> unexpected,
        Map<String, Long> reordered) {
    private static final int SAMPLES = 5;
    private static final int SHOWN = 160;

    /** Copies the maps, sorted. */
    public Account {
        lost = new TreeMap<>(lost);
        duplicated = new TreeMap<>(duplicated);
        unexpected = new TreeMap<>(unexpected);
        reordered = new TreeMap<>(reordered);
    }

    /**
     * Compares records by their bytes, as multisets.
     *
     * @param title what is counted
     * @param expected what had to come out
     * @param found what came out
     * @return the account
     */
    public static Account ofRecords(String title, Collection<byte[]> expected, Collection<byte[]> found) {
        return compare(title, counts(expected, Account::exact), counts(found, Account::exact));
    }

    /**
     * Compares numbers with 0 to n - 1, each once.
     *
     * @param title what is counted
     * @param count n
     * @param found what came out
     * @return the account
     */
    public static Account ofIndexes(String title, long count, Collection<Long> found) {
        Map<String, Long> expected = LongStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(Account::padded, index -> 1L, Long::sum, HashMap::new));
        return compare(title, expected, counts(found, Account::padded));
    }

    /**
     * Adds what repeats the run.
     *
     * @param value a seed
     * @return the account with it
     */
    public Account withSeed(String value) {
        return new Account(title, value, expected, found, lost, duplicated, unexpected, reordered);
    }

    /**
     * Adds the order of what came out; a record that comes again is a duplicate and no matter of order.
     *
     * @param sequence what came out, in the order in which it did
     * @return the account with what came too late
     */
    public Account withOrder(List<Numbered> sequence) {
        Map<String, Long> highest = new HashMap<>();
        Map<String, Long> late = new HashMap<>();
        Set<Numbered> seen = new HashSet<>();
        for (Numbered record : sequence) {
            if (seen.add(record) && record.number() < highest.merge(record.key(), record.number(), Math::max)) {
                late.merge(record.key(), 1L, Long::sum);
            }
        }
        return new Account(title, seed, expected, found, lost, duplicated, unexpected, late);
    }

    /**
     * Whether everything came out exactly once and in order.
     *
     * @return true for exactly once
     */
    public boolean isWhole() {
        return isComplete() && duplicated.isEmpty() && reordered.isEmpty();
    }

    /**
     * Whether everything came out at least once, and nothing else.
     *
     * @return true for at least once
     */
    public boolean isComplete() {
        return lost.isEmpty() && unexpected.isEmpty();
    }

    /**
     * The account in words.
     *
     * @return one line, or several when something is wrong
     */
    public String text() {
        StringBuilder text = new StringBuilder(title + ": " + found + " of " + expected + " records");
        if (isWhole()) {
            text.append(", each exactly once");
        }
        if (!seed.isEmpty()) {
            text.append(" (seed ").append(seed).append(')');
        }
        part(text, "lost", lost);
        part(text, "duplicated", duplicated);
        part(text, "unexpected", unexpected);
        part(text, "reordered", reordered);
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    static String shown(String text) {
        String line = text.replace("\n", "\\n").replace("\t", "\\t");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static Account compare(String title, Map<String, Long> expected, Map<String, Long> found) {
        Map<String, Long> lost = new HashMap<>();
        expected.forEach((record, count) -> {
            long missing = count - found.getOrDefault(record, 0L);
            if (missing > 0) {
                lost.put(record, missing);
            }
        });
        Map<String, Long> duplicated = new HashMap<>();
        Map<String, Long> unexpected = new HashMap<>();
        found.forEach((record, count) -> {
            long wanted = expected.getOrDefault(record, 0L);
            if (count > wanted) {
                (wanted > 0 ? duplicated : unexpected).put(record, count - wanted);
            }
        });
        return new Account(title, "", sum(expected), sum(found), lost, duplicated, unexpected, Map.of());
    }

    private static <T> Map<String, Long> counts(Collection<T> records, Function<T, String> name) {
        Map<String, Long> counts = new HashMap<>();
        records.forEach(record -> counts.merge(name.apply(record), 1L, Long::sum));
        return counts;
    }

    /** One character per byte, so that different bytes stay different whatever their encoding. */
    private static String exact(byte[] record) {
        return new String(record, StandardCharsets.ISO_8859_1);
    }

    /** Numbers as texts that sort as the numbers do. */
    private static String padded(long index) {
        return String.format("%012d", index);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void part(StringBuilder text, String name, Map<String, Long> records) {
        if (records.isEmpty()) {
            return;
        }
        text.append('\n').append(name).append(' ').append(sum(records)).append(':');
        records.entrySet().stream()
                .limit(SAMPLES)
                .forEach(entry -> text.append("\n  ")
                        .append(entry.getValue())
                        .append(" x ")
                        .append(shown(entry.getKey())));
        if (records.size() > SAMPLES) {
            text.append("\n  and ").append(records.size() - SAMPLES).append(" more");
        }
    }
}
