// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Works out schemas from the values themselves: the lattice of types, what has been learned per topic, and the conversion
 * of values to it. Values are not parsed from text here, and nothing is kept outside of memory.
 */
@NullMarked
package io.millrace.smt.infer;

import org.jspecify.annotations.NullMarked;
