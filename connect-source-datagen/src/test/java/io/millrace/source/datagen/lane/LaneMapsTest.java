// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** What the worker does with source partitions and offsets. */
class LaneMapsTest {
    private final LanePartition partition = new LanePartition(7);
    private final LaneOffset offset = new LaneOffset(64, 135);

    @Test
    void areWrittenAsJsonWithTheirKeysInOrder() {
        assertThat(json(partition)).isEqualTo("{\"lane\":7}");
        assertThat(json(offset)).isEqualTo("{\"lanes\":64,\"next\":135,\"v\":1}");
    }

    @Test
    void equalWhatComesBackFromTheOffsetsTopic() {
        assertThat(readBack(partition)).isEqualTo(partition).hasSameHashCodeAs(partition);
        assertThat(readBack(offset)).isEqualTo(offset).hasSameHashCodeAs(offset);
        assertThat((Object) partition).isEqualTo(readBack(partition));
        assertThat((Object) offset).isEqualTo(readBack(offset));
    }

    @Test
    void differWhenTheirNumbersDiffer() {
        assertThat((Object) partition).isNotEqualTo(new LanePartition(8));
        assertThat((Object) offset)
                .isNotEqualTo(new LaneOffset(64, 136))
                .isNotEqualTo(new LaneOffset(63, 135))
                .isEqualTo(new LaneOffset(64, 135));
    }

    @Test
    void behaveLikeMaps() {
        assertThat(offset.get("next")).isEqualTo(135L);
        assertThat(offset.get("lane")).isNull();
        assertThat(offset.containsKey("v")).isTrue();
        assertThat(offset.containsValue(64L)).isTrue();
        assertThat(offset.size()).isEqualTo(3);
        assertThat(offset.isEmpty()).isFalse();
        assertThat(offset.keySet()).containsExactly("lanes", "next", "v");
        assertThat(offset.values()).containsExactly(64L, 135L, 1L);
        assertThat(offset).hasToString("{lanes=64, next=135, v=1}");
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> offset.put("next", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> offset.putAll(Map.of("next", 1L))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> offset.remove("next")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(offset::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> offset.entrySet().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static String json(Map<String, Object> map) {
        try (JsonConverter converter = converter()) {
            return new String(converter.fromConnectData("offsets", null, map), UTF_8);
        }
    }

    private static Object readBack(Map<String, Object> map) {
        try (JsonConverter converter = converter()) {
            return converter
                    .toConnectData("offsets", converter.fromConnectData("offsets", null, map))
                    .value();
        }
    }

    private static JsonConverter converter() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), false);
        return converter;
    }
}
