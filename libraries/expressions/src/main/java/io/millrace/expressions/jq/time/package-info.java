// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The functions of time of jq 1.6, in UTC and in English wherever they run. They know jq's values and nothing of how an
 * expression is compiled or counted.
 */
@NullMarked
package io.millrace.expressions.jq.time;

import org.jspecify.annotations.NullMarked;
