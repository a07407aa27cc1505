// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/** How decimals are written. */
public enum DecimalForm {
    /**
     * As a number, in plain notation with all digits of the scale: {@code 10.50}. The default: it is what a number is in
     * JSON, and readers with decimals keep every digit. Readers that know doubles only do not.
     */
    NUMBER("number"),
    /** As a string of the same digits, for readers whose numbers are doubles. CSV has no such difference. */
    STRING("string");

    private final String word;

    DecimalForm(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }
}
