// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.preview.input.SampleForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void readsEverything() throws Arguments.Misused {
        Arguments all = Arguments.of(
                "c.json", "--records", "-", "--as", "lines", "--count", "3", "--plugin-path", ".,..", "--verbose");

        assertThat(all.connector()).isEqualTo("c.json");
        assertThat(all.samples()).contains("-");
        assertThat(all.form()).isEqualTo(SampleForm.LINES);
        assertThat(all.count()).hasValue(3);
        assertThat(all.pluginPaths()).hasSize(2);
        assertThat(all.verbose()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--verbose | which configuration",
                "a.json b.json | one configuration at a time, not a.json and b.json",
                "a.json --cont 3 | unknown option --cont",
                "a.json --count | --count needs a value",
                "a.json --count 0 | whole number from 1",
                "a.json --count 1000000 | whole number from 1",
                "a.json --as text | --as takes records, values, lines or auto, not text",
                "- --records - | standard input cannot be both",
                "a.json --plugin-path /nowhere/at/all | there is no folder /nowhere/at/all"
            })
    void tellsWhatToWriteInstead(String line, String message) {
        assertThatThrownBy(() -> Arguments.of(line.split(" ", -1)))
                .isInstanceOf(Arguments.Misused.class)
                .hasMessageContaining(message);
    }
}
