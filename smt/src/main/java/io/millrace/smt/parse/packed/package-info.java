// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** Steps that unpack: compressed bytes, and the envelope of CloudWatch Logs. The formats of compression do not live here. */
@NullMarked
package io.millrace.smt.parse.packed;

import org.jspecify.annotations.NullMarked;
