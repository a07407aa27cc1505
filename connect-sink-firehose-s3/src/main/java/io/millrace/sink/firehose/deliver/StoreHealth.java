// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.StoreException;
import java.util.HashSet;
import java.util.Set;
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
    private final Set<PendingFile> failing = new HashSet<>();
    /** The kinds that this outage has been explained with: uploads side by side may fail in turn for two reasons. */
    private final Set<String> reasons = new HashSet<>();

    private long failingSince;
    private long attempts;

    StoreHealth(String store, TimeSource time) {
        this(store, time, LOG::warn);
    }

    /** Tells somebody else than the log. */
    StoreHealth(String store, TimeSource time, Consumer<String> operator) {
        this.store = store;
        this.time = time;
        this.operator = operator;
    }

    void failed(PendingFile file, StoreException cause) {
        attempts++;
        if (failing.isEmpty()) {
            failingSince = time.nanos();
            reasons.clear();
            reasons.add(cause.kind());
            operator.accept(
                    "Delivery to " + store + " fails and is tried again until it succeeds; the first object was "
                            + file.key + ": " + cause.getMessage());
        } else if (reasons.add(cause.kind())) {
            operator.accept("Delivery to " + store + " still fails, now for another reason; the object was " + file.key
                    + ": " + cause.getMessage());
        }
        LOG.debug("{} was not delivered", file.key, cause);
        failing.add(file);
    }

    void delivered(PendingFile file) {
        if (failing.remove(file) && failing.isEmpty()) {
            operator.accept("Delivery to " + store + " works again after "
                    + (time.nanos() - failingSince) / 1_000_000_000 + " s");
        }
    }

    void abandoned(PendingFile file) {
        failing.remove(file);
    }

    boolean isFailing() {
        return !failing.isEmpty();
    }

    long failedAttempts() {
        return attempts;
    }
}
