// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.time.Instant;

/**
 * An upload that was begun and neither completed nor aborted.
 *
 * @param key the key that its object would have
 * @param uploadId its id
 * @param begun when it was begun, by the store's clock
 */
public record UnfinishedUpload(String key, String uploadId, Instant begun) {}
