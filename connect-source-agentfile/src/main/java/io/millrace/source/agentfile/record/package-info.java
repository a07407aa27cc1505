// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Turns the bytes of a file into Connect's records: topic, key, value, headers, and what becomes of what cannot be one. Where
 * the bytes came from and what Connect remembers of them live elsewhere.
 */
@NullMarked
package io.millrace.source.agentfile.record;

import org.jspecify.annotations.NullMarked;
