// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Lines to fields by regular expressions: grok, its built-in patterns and captures with types, and engines that end in time.
 * Formats with a scanner of their own do not live here.
 */
@NullMarked
package io.millrace.smt.parse.grok;

import org.jspecify.annotations.NullMarked;
