// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

/**
 * A group of an expression that becomes a field.
 *
 * @param group its number
 * @param field the field's name, as it is written in the pattern
 * @param type what its text is
 */
record Capture(int group, String field, CaptureType type) {}
