// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** How often each request came to a server. Counted and read by any thread. */
public final class RequestCounts {
    private final Map<S3Request, LongAdder> counts = new ConcurrentHashMap<>();

    /** Nothing has come. */
    public RequestCounts() {}

    /**
     * Counts a request.
     *
     * @param request one that came, whatever becomes of it
     */
    public void add(S3Request request) {
        counts.computeIfAbsent(request, first -> new LongAdder()).increment();
    }

    /**
     * Requests for an operation.
     *
     * @param operation the operation
     * @return how many came
     */
    public long of(S3Operation operation) {
        return matching(request -> request.operation() == operation);
    }

    /**
     * Requests of a kind, such as those for a journal's keys.
     *
     * @param kind which requests
     * @return how many came
     */
    public long matching(Predicate<S3Request> kind) {
        return counts.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /**
     * All requests.
     *
     * @return how many came
     */
    public long total() {
        return matching(request -> true);
    }

    /**
     * All operations that were asked for.
     *
     * @return how many requests came for each
     */
    public Map<S3Operation, Long> byOperation() {
        Map<S3Operation, Long> sums = new EnumMap<>(S3Operation.class);
        counts.forEach((request, count) -> sums.merge(request.operation(), count.sum(), Long::sum));
        return sums;
    }

    /** Forgets what came so far. */
    public void clear() {
        counts.clear();
    }
}
