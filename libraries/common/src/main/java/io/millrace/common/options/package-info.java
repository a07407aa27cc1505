// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Options declared once, as data: from one declaration come the ConfigDef, validation with nearest names, typed
 * reading and the generated reference. No connector's vocabulary lives here.
 */
@NullMarked
package io.millrace.common.options;

import org.jspecify.annotations.NullMarked;
