// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** Steps that take fields away, rename, move and retype them. Parsing and masking live elsewhere. */
@NullMarked
package io.millrace.smt.field;

import org.jspecify.annotations.NullMarked;
