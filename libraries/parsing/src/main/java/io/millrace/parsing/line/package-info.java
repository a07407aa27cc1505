// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Splits bytes into lines: where each begins and ends, what becomes of overlong ones, and how much is left of a line that is
 * not complete yet. Reading files, records of several lines and what lines mean live elsewhere.
 */
@NullMarked
package io.millrace.parsing.line;

import org.jspecify.annotations.NullMarked;
