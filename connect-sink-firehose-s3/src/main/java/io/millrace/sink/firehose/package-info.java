// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The Firehose-style S3 sink as Connect sees it: connector, task, configuration. Buffering, keys, formats and delivery
 * live in sub-packages; only {@code store} knows the AWS SDK.
 */
@NullMarked
package io.millrace.sink.firehose;

import org.jspecify.annotations.NullMarked;
