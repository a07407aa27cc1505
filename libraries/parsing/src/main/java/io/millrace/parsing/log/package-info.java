// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Grammars of log lines: one scanner per grammar and dialect, which answers where each field lies in the bytes, and the
 * published shapes of the Firehose blueprints. Neither files nor types of Connect live here, and no regular expression.
 */
@NullMarked
package io.millrace.parsing.log;

import org.jspecify.annotations.NullMarked;
