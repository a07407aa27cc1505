// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Turns the bytes of a content into events: lines, or several lines that belong together. Where the bytes came from and what
 * becomes of an event live elsewhere.
 */
@NullMarked
package io.millrace.source.agentfile.event;

import org.jspecify.annotations.NullMarked;
