// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the journals of the partitions that a task owns: sends what the protocol wants to the store, on own threads, and
 * tells what came of it. What a journal says is decided in {@code journal}; what is done with the answer, in {@code
 * deliver}.
 */
@NullMarked
package io.millrace.sink.firehose.claim;

import org.jspecify.annotations.NullMarked;
