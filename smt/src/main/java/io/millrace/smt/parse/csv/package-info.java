// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of CSV to values of Connect: columns, their types and what to make of too few and too many. How rows are found in
 * bytes does not live here.
 */
@NullMarked
package io.millrace.smt.parse.csv;

import org.jspecify.annotations.NullMarked;
