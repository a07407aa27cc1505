// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * From files to poll(): the thread that reads, the bounded queue behind it, and what becomes of a record after it was handed
 * over. Which bytes are whose, what an event is and which lanes are ours is decided elsewhere.
 */
@NullMarked
package io.millrace.source.agentfile.deliver;

import org.jspecify.annotations.NullMarked;
