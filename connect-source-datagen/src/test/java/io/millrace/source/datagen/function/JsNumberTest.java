// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "1, 1",
        "1.0, 1",
        "1e3, 1000",
        "-1.50, -1.5",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2e-3, 0.002",
        "1e-6, 0.000001",
        "1.5e-7, 1.5e-7",
        "1e-7, 1e-7",
        "123456789012345678901, 123456789012345678901",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.25e22, 1.25e+22",
        "-1e300, -1e+300",
        "2.0e-3, 0.002",
        "2e23, 2e+23",
        "9007199254740993, 9007199254740993",
        "123.456, 123.456"
    })
    void printsLikeJavaScript(String number, String expected) {
        assertThat(JsNumber.text(new BigDecimal(number))).isEqualTo(expected);
    }

    @Property
    void printsTheShortestTextThatReadsBack(@ForAll double value) {
        String text = JsNumber.text(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
        assertThat(text.length())
                .isLessThanOrEqualTo(Math.max(25, Double.toString(value).length() + 1));
    }
}
