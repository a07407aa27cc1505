// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * jq 1.6 within a budget, and the functions that the engine lacks. Nothing here may know JSLT, Connect or the source of
 * the input.
 */
@NullMarked
package io.millrace.expressions.jq;

import org.jspecify.annotations.NullMarked;
