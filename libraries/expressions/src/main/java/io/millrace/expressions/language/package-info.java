// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The choice of a language by its name. Nothing else lives here.
 */
@NullMarked
package io.millrace.expressions.language;

import org.jspecify.annotations.NullMarked;
