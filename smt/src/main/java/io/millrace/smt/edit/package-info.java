// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of a value's fields, told once and carried out in two ways: worked out per schema and run as one pass over a
 * Struct, or done at once on a schemaless map. What a particular transform changes does not live here.
 */
@NullMarked
package io.millrace.smt.edit;

import org.jspecify.annotations.NullMarked;
