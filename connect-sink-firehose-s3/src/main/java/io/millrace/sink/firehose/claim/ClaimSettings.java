// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.common.retry.Backoff;
import java.time.Duration;
import java.util.Map;

/**
 * How a task holds its journals.
 *
 * @param journalPrefix what the keys of journals start with
 * @param owner the name that the user gave to their owner, empty for none
 * @param options what identities and bytes depend on, by option name
 * @param foldInterval how often progress without new files is written
 * @param threads how many requests about journals run at once
 * @param backoff how long to wait between two attempts of one request
 * @param threadName what the names of the own threads begin with
 */
public record ClaimSettings(
        String journalPrefix,
        String owner,
        Map<String, String> options,
        Duration foldInterval,
        int threads,
        Backoff backoff,
        String threadName) {}
