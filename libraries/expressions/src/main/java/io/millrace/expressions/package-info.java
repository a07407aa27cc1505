// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What every language has in common: a compiled expression, its settings and budget, and how it fails. How a language
 * is compiled or counted does not live here, nor any knowledge of a connector.
 */
@NullMarked
package io.millrace.expressions;

import org.jspecify.annotations.NullMarked;
