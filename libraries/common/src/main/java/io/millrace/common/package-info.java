// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What every plugin tells of itself. Everything else lives in a sub-package named for what it does. */
@NullMarked
package io.millrace.common;

import org.jspecify.annotations.NullMarked;
