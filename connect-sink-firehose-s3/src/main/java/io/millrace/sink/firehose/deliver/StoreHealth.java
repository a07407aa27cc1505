// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.StoreException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store takes what it is given: failing while at least one file has to be tried again. Says so once per
 * change, not once per attempt. Guarded by the delivery's lock.
 */
final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    private final String store;
    private final TimeSource time;
    private final Set<PendingFile> failing = new HashSet<>();
    private long failingSince;
    private long attempts;

    StoreHealth(String store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    void failed(PendingFile file, StoreException cause) {
        attempts++;
        if (failing.isEmpty()) {
            failingSince = time.nanos();
            LOG.warn(
                    "Delivery to {} fails and is tried again until it succeeds; the first object was {}: {}",
                    store,
                    file.key,
                    cause.getMessage());
        }
        LOG.debug("{} was not delivered", file.key, cause);
        failing.add(file);
    }

    void delivered(PendingFile file) {
        if (failing.remove(file) && failing.isEmpty()) {
            LOG.warn("Delivery to {} works again after {} s", store, (time.nanos() - failingSince) / 1_000_000_000);
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
