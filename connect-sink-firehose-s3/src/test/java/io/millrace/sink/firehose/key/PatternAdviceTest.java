// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternAdviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!{timestamp:YYYY/MM/dd/HH} | YYYY is the year of the week",
                "!{timestamp:yyyy/MM/DD} | DD is the day of the year",
                "!{timestamp:yyyy/MM/dd/hh} | hh runs from 1 to 12",
                "!{timestamp:yyyy/MM/dd/KK} | hh runs from 1 to 12",
                "!{timestamp:yyyy/mm/dd} | mm is the minute",
                "!{timestamp:yyyy}/!{timestamp:mm}/!{timestamp:dd} | mm is the minute",
                "!{timestamp:dd-mm-yyyy} | mm is the minute",
                "!{timestamp:mm} | mm is the minute",
                "!{timestamp:HH/yyyy/mm/dd} | mm is the minute",
            })
    void asksAboutWhatIsRarelyMeant(String prefix, String advice) {
        assertThat(PrefixTemplate.prefix(prefix, ZoneOffset.UTC).warnings())
                .singleElement()
                .asString()
                .startsWith(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain YYYY DD hh mm/",
                "!{timestamp:yyyy/MM/dd/HH}",
                "!{timestamp:yyyy/DDD}",
                "!{timestamp:yyyy/MM/dd/hha}",
                "!{timestamp:yyyy/MM/dd/hh}/!{timestamp:a}",
                "!{timestamp:HH:mm}",
                "!{timestamp:yyyy/MM/dd}/!{timestamp:HH}/!{timestamp:mm}",
                "!{timestamp:'YYYY DD hh mm'yyyy}",
                "!{timestamp:yyyy''MM}",
            })
    void isSilentAboutWhatIsUsuallyMeant(String prefix) {
        assertThat(PrefixTemplate.prefix(prefix, ZoneOffset.UTC).warnings()).isEmpty();
    }

    @Test
    void asksOnceAboutEachMistake() {
        assertThat(PrefixTemplate.prefix("!{timestamp:YYYY/mm/DD/hh}/!{timestamp:YYYY-DD}", ZoneOffset.UTC)
                        .warnings())
                .hasSize(4);
    }
}
