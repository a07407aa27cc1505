// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the fields of a line in its bytes: scanners for lines, log grammars, CSV and JSON, which yield spans into the given
 * array. No type of Connect, no dependency and no output format lives here.
 */
@NullMarked
package io.millrace.parsing;

import org.jspecify.annotations.NullMarked;
