// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomTimeZoneTest {
    @Test
    void emptyIsUtc() {
        assertThat(CustomTimeZone.parse("")).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Madrid", "America/New_York", "America/Port-au-Prince"})
    void acceptsRegions(String text) {
        assertThat(CustomTimeZone.parse(text)).isEqualTo(ZoneId.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT+5", "Etc/GMT+5", "+01:00", "UTC+1", "Europe/Madrid "})
    void rejectsOffsetsAndDigits(String text) {
        assertThatThrownBy(() -> CustomTimeZone.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offsets such as GMT+5 are not regions");
    }

    @Test
    void namesTheNearestRegion() {
        assertThatThrownBy(() -> CustomTimeZone.parse("europe/Madird"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean Europe/Madrid?");
    }
}
