// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.retry.Backoff;
import java.time.Duration;

/**
 * When files are sealed and how they are uploaded.
 *
 * @param sizeLimit a file with this many uncompressed bytes is sealed
 * @param interval a file whose first record arrived this long ago is sealed; zero seals at the end of every batch
 * @param maxInFlight how many uploads run at once
 * @param backoff how long to wait between the attempts of one upload
 * @param threadName what the names of the own threads begin with
 */
public record DeliverySettings(
        long sizeLimit, Duration interval, int maxInFlight, Backoff backoff, String threadName) {}
