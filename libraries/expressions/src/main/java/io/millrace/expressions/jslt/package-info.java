// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * JSLT within a budget: the engine's tree is compiled by the engine, and counted and corrected by us. Nothing here may
 * know jq, Connect or the source of the input.
 */
@NullMarked
package io.millrace.expressions.jslt;

import org.jspecify.annotations.NullMarked;
