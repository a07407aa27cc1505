// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How a configuration names fields within a value: the path grammar and its segments. What is done with the fields that a
 * path names does not live here.
 */
@NullMarked
package io.millrace.smt.path;

import org.jspecify.annotations.NullMarked;
