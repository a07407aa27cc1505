// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Log lines to values of Connect, or to JSON and CSV, the Firehose blueprints' included. The grammars of the lines do not live
 * here.
 */
@NullMarked
package io.millrace.smt.parse.log;

import org.jspecify.annotations.NullMarked;
