// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The step that calls a function for each record: its options, what of a record the function is given, and what becomes of
 * its answer. The contract with the function and the ways to it live in the rooms below and know nothing of steps.
 */
@NullMarked
package io.millrace.smt.invoke;

import org.jspecify.annotations.NullMarked;
