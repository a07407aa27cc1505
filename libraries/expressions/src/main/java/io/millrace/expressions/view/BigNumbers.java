// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import java.math.BigDecimal;

/** What decimals, and integers of more than 64 bits, become in a value without a schema. */
public enum BigNumbers {
    /** BigDecimal: exact, and refused by Connect's JSON converter where there is no schema. */
    DECIMAL("decimal") {
        @Override
        Object of(BigDecimal number) {
            return number;
        }
    },
    /** Double: what any converter takes. The default. */
    DOUBLE("double") {
        @Override
        Object of(BigDecimal number) {
            return number.doubleValue();
        }
    },
    /** Text with all digits; an exponent where there would be hundreds of zeros. */
    STRING("string") {
        @Override
        Object of(BigDecimal number) {
            return Math.abs((long) number.scale()) > MAX_ZEROS ? number.toString() : number.toPlainString();
        }
    };

    private static final int MAX_ZEROS = 1_000;

    private final String word;

    BigNumbers(String word) {
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

    abstract Object of(BigDecimal number);
}
