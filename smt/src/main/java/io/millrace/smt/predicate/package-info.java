// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions on records, for the framework's predicates: fields, headers, topics, nulls, sizes and expressions. What is done
 * with the records for which they hold does not live here.
 */
@NullMarked
package io.millrace.smt.predicate;

import org.jspecify.annotations.NullMarked;
