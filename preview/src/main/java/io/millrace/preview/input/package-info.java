// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** The files that a user gives: a connector's configuration and sample records. Nothing here knows plugins. */
@NullMarked
package io.millrace.preview.input;

import org.jspecify.annotations.NullMarked;
