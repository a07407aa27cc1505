// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How plain bytes become the body of a compressed object: chunk by chunk, on threads of its own, with codecs that all files
 * of a task share. No option, no name of a compression and no store is known here.
 */
@NullMarked
package io.millrace.sink.firehose.format.compress;

import org.jspecify.annotations.NullMarked;
