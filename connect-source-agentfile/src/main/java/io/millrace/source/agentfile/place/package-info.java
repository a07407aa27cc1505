// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Which task reads which lanes, so that no file has two readers: one process per node, and in it each lane one task at a time.
 * Nothing here reads log files or knows what a lane holds.
 */
@NullMarked
package io.millrace.source.agentfile.place;

import org.jspecify.annotations.NullMarked;
