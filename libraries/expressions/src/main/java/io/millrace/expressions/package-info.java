// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles and evaluates jq and JSLT within a budget of time and size. What an answer is used for, and any knowledge of
 * a connector, does not live here.
 */
@NullMarked
package io.millrace.expressions;

import org.jspecify.annotations.NullMarked;
