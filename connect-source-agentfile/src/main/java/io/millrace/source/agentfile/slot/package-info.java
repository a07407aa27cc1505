// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What Connect's offsets remember of the files: one source partition per slot, one flat map per position. Nothing here reads
 * files or decides what a map means for one.
 */
@NullMarked
package io.millrace.source.agentfile.slot;

import org.jspecify.annotations.NullMarked;
