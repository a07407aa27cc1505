// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Rows and fields of CSV by RFC 4180, with the dialects that are met in the wild, as spans into the given bytes. What a column
 * is called, which type it has and whether a row has too few of them is for the caller.
 */
@NullMarked
package io.millrace.parsing.csv;

import org.jspecify.annotations.NullMarked;
