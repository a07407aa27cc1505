// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final SourceRecord ONE = new SourceRecord(Map.of(), Map.of(), "t", null, "value");

    @Test
    void changesOnePartAndKeepsTheOthers() {
        Preview.Failure failure = new Preview.Failure("line 3", "ends inside a string");
        Preview preview = Preview.of(List.of(ONE))
                .withWarnings(List.of("warning"))
                .withNotes(List.of("note"))
                .withFailures(List.of(failure));

        assertThat(preview).isEqualTo(new Preview(List.of(ONE), List.of("warning"), List.of("note"), List.of(failure)));
    }

    @Test
    void keepsItsRecordsWhenTheListChanges() {
        List<SourceRecord> records = new ArrayList<>(List.of(ONE));
        Preview preview = Preview.of(records);
        records.clear();

        assertThat(preview.records()).containsExactly(ONE);
    }
}
