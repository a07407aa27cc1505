// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a list of steps over records: joins neighbouring edits into one pass, calls the steps that do more than edit, and
 * carries out what the user said about nulls and failures. No particular step lives here.
 */
@NullMarked
package io.millrace.smt.engine;

import org.jspecify.annotations.NullMarked;
