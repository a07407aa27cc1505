// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorFileTest {
    @Test
    void readsBothFormsOfTheRestInterface() throws Unreadable {
        ConnectorFile posted = read("{\"name\": \"n\", \"config\": {\"tasks.max\": \"1\", \"a\": \"b\"}}");
        ConnectorFile put = read("{\"name\": \"n\", \"tasks.max\": 1, \"a\": \"b\"}");

        assertThat(posted.options())
                .containsEntry("name", "n")
                .containsEntry("tasks.max", "1")
                .hasSize(3);
        assertThat(put.options()).isEqualTo(posted.options());
    }

    @Test
    void makesTextOfScalarsAndKeepsNull() throws Unreadable {
        ConnectorFile file = read("{\"a\": true, \"b\": 1.50, \"c\": null}");

        assertThat(file.options())
                .containsEntry("a", "true")
                .containsEntry("b", "1.50")
                .containsEntry("c", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": {\"b\": 1}}|option 'a' must be a text",
                "[1]|expected one JSON object",
                "{} {}|expected one JSON object",
                "{\"a\": 1,, }|line 1, column 9: this is no JSON",
                "{\"a\": 1, \"a\": 2}|Duplicate field 'a'",
            })
    void tellsWhereAndWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("standard input")
                .hasMessageContaining(message);
    }

    @Test
    void tellsWhenThereIsNoFile() {
        assertThatThrownBy(() -> ConnectorFile.read("missing.json", new ByteArrayInputStream(new byte[0])))
                .hasMessage("missing.json: there is no such file");
    }

    @ParameterizedTest
    @CsvSource({"${file:/run/secrets:key}, true", "a-${env:NAME}-b, true", "{{random.uuid}}, false", "$1, false"})
    void knowsReferencesToConfigProviders(String value, boolean refers) throws Unreadable {
        assertThat(read("{\"a\": \"" + value + "\"}").refers("a")).isEqualTo(refers);
    }

    private static ConnectorFile read(String json) throws Unreadable {
        return ConnectorFile.read("-", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
