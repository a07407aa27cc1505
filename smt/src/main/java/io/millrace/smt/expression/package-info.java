// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Steps that ask an expression: keep or drop, where to, what new fields, what new value, which partition keys. How
 * expressions are evaluated does not live here.
 */
@NullMarked
package io.millrace.smt.expression;

import org.jspecify.annotations.NullMarked;
