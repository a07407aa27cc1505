// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Resources that are closed in reverse order, exactly once. Nothing here starts threads or waits.
 */
@NullMarked
package io.millrace.common.lifecycle;

import org.jspecify.annotations.NullMarked;
