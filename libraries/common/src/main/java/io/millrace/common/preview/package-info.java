// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The port through which the preview program asks a connector what it would do. Both sides load these types from the program,
 * so they are made of the JVM's and Connect's types alone; nothing here prints or runs.
 */
@NullMarked
package io.millrace.common.preview;

import org.jspecify.annotations.NullMarked;
