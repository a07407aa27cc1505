// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What is wrong with a configuration, and on which option. Nothing here prints. */
@NullMarked
package io.millrace.preview.check;

import org.jspecify.annotations.NullMarked;
