// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.check;

/**
 * Something to change in a configuration.
 *
 * @param option the option that it belongs to
 * @param text what is wrong and what to do
 */
public record Finding(String option, String text) {}
