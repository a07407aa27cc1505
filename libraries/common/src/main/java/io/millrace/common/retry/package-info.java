// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How long to wait before the next attempt. Nothing here sleeps or attempts anything.
 */
@NullMarked
package io.millrace.common.retry;

import org.jspecify.annotations.NullMarked;
