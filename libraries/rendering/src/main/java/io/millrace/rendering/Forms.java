// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/**
 * Which form values get where there is a choice.
 *
 * @param decimals of decimals
 * @param times of Connect's Date, Time and Timestamp
 * @param lenient whether a value without a form gets its nearest text instead of an {@link Unrenderable}: halves of
 *     surrogate pairs their escape, NaN and the infinities their names, unknown objects their own text, values nested too
 *     deep their type. For places where something is better than nothing.
 */
public record Forms(DecimalForm decimals, TimeForm times, boolean lenient) {
    /** Numbers and ISO 8601, and what has no form fails. */
    public static final Forms STANDARD = new Forms(DecimalForm.NUMBER, TimeForm.ISO, false);
}
