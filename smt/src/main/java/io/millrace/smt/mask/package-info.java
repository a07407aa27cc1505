// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Masking: the actions that take the place of clear values, and the detectors that find personal and secret things in texts.
 * Nothing here may tell a value in a message or a log; how paths lead to fields does not live here.
 */
@NullMarked
package io.millrace.smt.mask;

import org.jspecify.annotations.NullMarked;
