// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.StoreException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store takes what it is given: failing while at least one file has to be tried again. Says so once per
 * outage and reason, not once per attempt. Guarded by the delivery's lock.
 */
final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    private final String store;
    private final TimeSource time;
    private final Consumer<String> operator;
    private final Set<Object> failing = new HashSet<>();
    /** The kinds that this outage has been explained with: uploads side by side may fail in turn for two reasons. */
    private final Set<String> reasons = new HashSet<>();

    private long failingSince;
    private long attempts;
    private final Map<String, Long> attemptsByCause = new TreeMap<>();

    StoreHealth(String store, TimeSource time) {
        this(store, time, LOG::warn);
    }

    /** Tells somebody else than the log. */
    StoreHealth(String store, TimeSource time, Consumer<String> operator) {
        this.store = store;
        this.time = time;
        this.operator = operator;
    }

    /** An attempt failed; {@code what} is the same for all attempts of one thing. */
    void failed(Object what, String name, StoreException cause) {
        attempts++;
        attemptsByCause.merge(cause.kind(), 1L, Long::sum);
        if (failing.isEmpty()) {
            failingSince = time.nanos();
            reasons.clear();
            reasons.add(cause.kind());
            operator.accept(
                    "Delivery to " + store + " fails and is tried again until it succeeds; the first object was " + name
                            + ": " + cause.getMessage());
        } else if (reasons.add(cause.kind())) {
            operator.accept("Delivery to " + store + " still fails, now for another reason; the object was " + name
                    + ": " + cause.getMessage());
        }
        LOG.debug("{} was not delivered", name, cause);
        failing.add(what);
    }

    /** It succeeded at last, or for the first time. */
    void recovered(Object what) {
        if (failing.remove(what) && failing.isEmpty()) {
            operator.accept("Delivery to " + store + " works again after "
                    + (time.nanos() - failingSince) / 1_000_000_000 + " s");
        }
    }

    /** Nobody tries it any more. */
    void abandoned(Object what) {
        failing.remove(what);
    }

    boolean isFailing() {
        return !failing.isEmpty();
    }

    long failedAttempts() {
        return attempts;
    }

    /** The same, by the cause's short name. */
    Map<String, Long> failedAttemptsByCause() {
        return Map.copyOf(attemptsByCause);
    }
}
