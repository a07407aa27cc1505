// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** Steps that read and write dates, times and timestamps, and what they know of time. Nothing here reads a clock. */
@NullMarked
package io.millrace.smt.time;

import org.jspecify.annotations.NullMarked;
