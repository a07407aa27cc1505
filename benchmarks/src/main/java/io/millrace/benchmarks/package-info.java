// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmarks themselves and the command that runs them. Counting and printing live in {@code measure}, the store
 * that forgets in {@code store}; nothing here is part of a plugin.
 */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
