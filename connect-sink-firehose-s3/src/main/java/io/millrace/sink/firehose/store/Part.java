// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Optional;

/**
 * One uploaded part.
 *
 * @param number from 1
 * @param etag as the store gave it
 * @param checksum what was sent to protect the part, for the store to compare when completing; not for reading
 */
public record Part(int number, String etag, Optional<String> checksum) {}
