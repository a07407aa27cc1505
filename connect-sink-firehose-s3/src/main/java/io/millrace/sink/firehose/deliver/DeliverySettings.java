// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.claim.ClaimSettings;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.OnConflict;
import java.time.Duration;

/**
 * When files are sealed and how they are uploaded.
 *
 * @param sizeLimit a file with this many uncompressed bytes is sealed
 * @param recordLimit a file with this many records is sealed; {@link Integer#MAX_VALUE} when their number does not count
 * @param interval a file whose first record arrived this long ago is sealed; zero seals at the end of every batch
 * @param jitterPercent the most by which chance shortens the interval of one file
 * @param partSize a file with this many bytes is uploaded in parts while it fills
 * @param sweepAge an unfinished upload of ours that is older is aborted
 * @param strictFencing whether small files are uploaded in parts too, so that a successor can abort them
 * @param maxInFlight how many uploads run at once
 * @param backoff how long to wait between the attempts of one upload
 * @param threadName what the names of the own threads begin with
 * @param connectorName stands in the metadata of each object
 * @param guarantee what is promised about each record
 * @param onConflict what to do when journal and consumer contradict each other
 * @param claims how journals are held; its options are also what unjournaled books know identities by
 */
public record DeliverySettings(
        long sizeLimit,
        int recordLimit,
        Duration interval,
        int jitterPercent,
        long partSize,
        Duration sweepAge,
        boolean strictFencing,
        int maxInFlight,
        Backoff backoff,
        String threadName,
        String connectorName,
        Guarantee guarantee,
        OnConflict onConflict,
        ClaimSettings claims) {
    /** Longer than any clock of a machine runs; half of what fits, so that differences fit too. */
    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE / 2);

    /** The same, but no file ends by itself: {@link Cuts} end them. */
    DeliverySettings withoutLimits() {
        return new DeliverySettings(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                NEVER,
                0,
                partSize,
                sweepAge,
                strictFencing,
                maxInFlight,
                backoff,
                threadName,
                connectorName,
                guarantee,
                onConflict,
                claims);
    }
}
