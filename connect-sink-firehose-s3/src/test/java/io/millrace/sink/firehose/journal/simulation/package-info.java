// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The exactly-once protocol in a world of chance: a model of Kafka, of the store and of tasks that drive the real state
 * machines, and an oracle that sees all of it. Nothing here knows more of the protocol than its public types.
 */
@NullMarked
package io.millrace.sink.firehose.journal.simulation;

import org.jspecify.annotations.NullMarked;
