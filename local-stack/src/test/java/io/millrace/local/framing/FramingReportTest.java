// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class FramingReportTest {
    @Test
    void countsEachFramingAndNamesEachSchemaOnce() {
        FramingReport report = new FramingReport();
        report.add(value(new byte[] {0, 0, 0, 0, 4, 1}));
        report.add(value(new byte[] {0, 0, 0, 0, 4, 2}));
        report.add(value(null));

        assertThat(report.text("value", id -> ": asked")).isEqualTo("""
                        value         2  byte 0 and a schema id of 4 bytes, as Confluent's clients read it
                                         schema 4: asked
                        value         1  no value
                        """);
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        assertThatThrownBy(() -> FramingOptions.parse(List.of("--topic", "a")))
                .hasMessageStartingWith("--bootstrap-servers is missing");
        assertThatThrownBy(() -> FramingOptions.parse(List.of("--topics", "a")))
                .hasMessageStartingWith("unknown option --topics");
        assertThatThrownBy(() -> FramingOptions.parse(List.of("--topic"))).hasMessage("--topic takes a value");
        assertThatThrownBy(() ->
                        FramingOptions.parse(List.of("--bootstrap-servers", "a", "--topic", "b", "--records", "0")))
                .hasMessageStartingWith("--records takes");
    }

    private static Framed value(byte[] bytes) {
        return Framed.of(bytes, new RecordHeaders(), false);
    }
}
