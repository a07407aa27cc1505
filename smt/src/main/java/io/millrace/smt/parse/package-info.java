// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Steps that parse what stands at one place of a record and put what comes of it at another: reading the place, knowing
 * schemas again, and putting the result live here. What a format is made of lives in the rooms below.
 */
@NullMarked
package io.millrace.smt.parse;

import org.jspecify.annotations.NullMarked;
