// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

/**
 * A small object.
 *
 * @param etag its version
 * @param content its bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Read once by whoever asked for it; never compared.
public record StoredObject(String etag, byte[] content) {}
