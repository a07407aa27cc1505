// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Counts what an evaluation does and refuses what is too much, patterns included. Which places of a language are counted
 * is the language's own business and does not live here.
 */
@NullMarked
package io.millrace.expressions.budget;

import org.jspecify.annotations.NullMarked;
