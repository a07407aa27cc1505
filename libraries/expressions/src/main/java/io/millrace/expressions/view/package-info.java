// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Values of Connect as JSON and back: a lazy view for the way in, plain maps and lists for the way out. No language and no
 * bytes of JSON live here.
 */
@NullMarked
package io.millrace.expressions.view;

import org.jspecify.annotations.NullMarked;
