// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What the program prints. Everything is decided elsewhere. */
@NullMarked
package io.millrace.preview.report;

import org.jspecify.annotations.NullMarked;
