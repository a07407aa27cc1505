// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The protocol that delivers each record of a Kafka partition exactly once: the journal, who holds it, what is delivered and
 * what was promised. Pure state machines that say which request they want sent and are told the answer: no I/O, no thread,
 * no clock, and no type of the store or of Connect, so that a simulation can drive them through every order of events.
 */
@NullMarked
package io.millrace.sink.firehose.journal;

import org.jspecify.annotations.NullMarked;
