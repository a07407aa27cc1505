// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Map;

/**
 * What a store tells about an object without its content.
 *
 * @param etag its version
 * @param length its size in bytes
 * @param metadata user metadata: names in lower case without {@code x-amz-meta-}
 */
public record ObjectHead(String etag, long length, Map<String, String> metadata) {}
