// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** JSON to values of Connect, and the schema that follows from one value alone. Where values are read from does not live here. */
@NullMarked
package io.millrace.smt.parse.json;

import org.jspecify.annotations.NullMarked;
