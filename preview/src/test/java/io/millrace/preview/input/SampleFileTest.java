// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1},{\"a\":2}]", "{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}{\"a\":2}"})
    void readsAnArrayOrValuesOneAfterTheOther(String text) throws Unreadable {
        SampleFile file = read(text, SampleForm.AUTO);

        assertThat(file.form()).isEqualTo(SampleForm.VALUES);
        assertThat(file.samples()).extracting(s -> s.value().toString()).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void takesRecordsForRecordsOnlyIfAllAre() throws Unreadable {
        SampleFile records = read(
                "{\"key\":\"k\",\"value\":{\"a\":1},\"topic\":\"t\",\"offset\":9,\"headers\":{\"h\":1}} {\"value\":null}",
                SampleForm.AUTO);
        SampleFile values = read("{\"value\":1} {\"value\":1,\"other\":2}", SampleForm.AUTO);

        assertThat(records.form()).isEqualTo(SampleForm.RECORDS);
        assertThat(records.samples().get(0).topic()).isEqualTo("t");
        assertThat(records.samples().get(0).offset()).isEqualTo(9);
        assertThat(records.samples().get(0).headers()).containsOnlyKeys("h");
        assertThat(records.samples().get(1).value().isNull()).isTrue();
        assertThat(values.form()).isEqualTo(SampleForm.VALUES);
        assertThat(values.samples().get(0).value().toString()).isEqualTo("{\"value\":1}");
    }

    @Test
    void leavesAsideWhatATestExpects() throws Unreadable {
        SampleFile records = read("[{\"value\":1,\"expect\":2,\"expect.topic\":\"t\"}]", SampleForm.AUTO);

        assertThat(records.form()).isEqualTo(SampleForm.RECORDS);
        assertThat(records.samples().get(0).value().intValue()).isEqualTo(1);
    }

    @Test
    void takesRecordsForValuesWhenItIsTold() throws Unreadable {
        SampleFile values = read("[{\"value\":1}]", SampleForm.VALUES);

        assertThat(values.samples().get(0).value().toString()).isEqualTo("{\"value\":1}");
    }

    @Test
    void takesLinesAsTheyAre() throws Unreadable {
        SampleFile lines = read("{\"a\": 1}\n\nplain \"text\"\n", SampleForm.LINES);

        assertThat(lines.samples())
                .extracting(s -> s.value().textValue())
                .containsExactly("{\"a\": 1}", "", "plain \"text\"");
    }

    @Test
    void keepsTheDigitsOfNumbers() throws Unreadable {
        assertThat(read("[1.10, 12345678901234567890]", SampleForm.AUTO).samples())
                .extracting(s -> s.value().toString())
                .containsExactly("1.10", "12345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"other\":1}]", "[{\"value\":1,\"offset\":\"x\"}]", "[{\"value\":1,\"headers\":[]}]", "[1]"})
    void tellsWhichEntryIsNoRecord(String text) {
        assertThatThrownBy(() -> read(text, SampleForm.RECORDS))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("standard input, entry 1: ");
    }

    private static SampleFile read(String text, SampleForm form) throws Unreadable {
        return SampleFile.read("-", form, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
