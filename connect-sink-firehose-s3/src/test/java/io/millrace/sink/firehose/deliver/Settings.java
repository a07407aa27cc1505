// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.claim.ClaimSettings;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.OnConflict;
import java.time.Duration;
import java.util.Map;

/** Settings without limits and without a journal. */
final class Settings {
    private Settings() {}

    static DeliverySettings delivery(Duration interval, int jitterPercent, Backoff backoff) {
        ClaimSettings claims =
                new ClaimSettings("_millrace/test/", "", Map.of(), Duration.ofSeconds(1), 1, backoff, "test");
        return new DeliverySettings(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                interval,
                jitterPercent,
                8 << 20,
                Duration.ZERO,
                false,
                1,
                backoff,
                "test",
                "test",
                Guarantee.AT_LEAST_ONCE,
                OnConflict.FAIL,
                claims);
    }
}
