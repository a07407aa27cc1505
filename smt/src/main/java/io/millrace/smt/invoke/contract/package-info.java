// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The contract between Amazon Data Firehose and the functions that convert its records: what a function is sent, what it
 * answers, what can be wrong with it, and when it is called again. How a function is reached, and what a record of Connect
 * has to do with it, are told elsewhere: nothing here knows HTTP, Connect or a step.
 */
@NullMarked
package io.millrace.smt.invoke.contract;

import org.jspecify.annotations.NullMarked;
