// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
    private final StoredOffsets offsets = new StoredOffsets();

    @Test
    void readsLanesToTheirEndInFewCalls() {
        for (int slot = 0; slot < 600; slot++) {
            offsets.put(partition("n", 2, slot), offset(slot));
        }
        offsets.put(partition("n", 5, 0), offset(1000));
        offsets.put(partition("n", 9, 0), offset(2000));
        offsets.put(partition("other", 2, 0), offset(3000));
        assertThat(Slots.read("n", Set.of(2, 5, 7), offsets))
                .hasSize(601)
                .allSatisfy(found -> assertThat(found.slot().node()).isEqualTo("n"))
                .anySatisfy(found -> {
                    assertThat(found.slot()).isEqualTo(new SlotPartition("n", 2, 599));
                    assertThat(found.place().position()).isEqualTo(599);
                })
                .anySatisfy(found -> assertThat(found.slot()).isEqualTo(new SlotPartition("n", 5, 0)));
        assertThat(offsets.asked()).containsExactly(3 * 256, 2 * 256, 256, 256);
    }

    @Test
    void aForgottenSlotIsEmpty() {
        offsets.put(partition("n", 0, 0), offset(1));
        offsets.forget(partition("n", 0, 1));
        offsets.put(partition("n", 0, 2), offset(3));
        assertThat(Slots.read("n", Set.of(0), offsets))
                .extracting(found -> found.slot().slot())
                .containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void refusesOffsetsOfALaterVersionAndLeavesAnOutageToBeTriedAgain() {
        Map<String, Object> later = offset(5);
        later.put("v", 2L);
        offsets.put(partition("n", 1, 0), later);
        assertThatThrownBy(() -> Slots.read("n", Set.of(1), offsets))
                .isInstanceOf(UnusableOffset.class)
                .hasMessageContaining("\"v\" must be 1 or absent, got 2")
                .hasMessageContaining("lane=1");
        offsets.failNext(1);
        assertThatThrownBy(() -> Slots.read("n", Set.of(1), offsets))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(UnusableOffset.class);
    }

    @Test
    void takesWhatConnectShowsWithAnotherPosition() {
        Map<String, Object> rewound = offset(0);
        rewound.put("mk", "1024:00112233aabbccdd@77777");
        assertThatCode(() -> Slots.requireAlterable(16, Map.of(partition("n", 15, 0), rewound)))
                .doesNotThrowAnyException();
    }

    @Test
    void forgettingIsAlwaysAllowed() {
        Map<Map<String, ?>, Map<String, ?>> any = new HashMap<>();
        any.put(Map.of("nonsense", 1L), null);
        any.put(partition("n", 99, 0), null);
        assertThatCode(() -> Slots.requireAlterable(16, any)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "pos, -1, must not be negative",
        "pos, x, must be a whole number",
        "path, '', must not be empty",
        "mk, 1024:00, must be a length",
        "mk, 1024:00112233aabbccdd@, must be a length",
        "mk, 1025:00112233aabbccdd@0, is of at most 1024 bytes",
        "fp, 70000:00112233aabbccdd, is of at most 65536 bytes",
        "in, middle, 'must be dropped, split'",
        "v, 2, must be 1 or absent",
        "position, 5, is none of v",
    })
    void refusesWhatTheTasksWouldNotUnderstand(String name, String value, String complaint) {
        Map<String, Object> wrong = offset(10);
        wrong.put(name, value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value);
        assertThatThrownBy(() -> Slots.requireAlterable(16, Map.of(partition("n", 0, 0), wrong)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("\"" + name + "\" " + complaint);
    }

    @Test
    void refusesPartitionsThatNoTaskReads() {
        for (Map<String, ?> partition : Set.<Map<String, ?>>of(
                Map.of("lane", 1L, "slot", 1L),
                Map.of("node", "n", "lane", 16L, "slot", 1L),
                Map.of("node", "n", "lane", 1L, "slot", -1L),
                Map.of("node", "n", "lane", "1", "slot", 1L),
                Map.of("node", "", "lane", 1L, "slot", 1L),
                Map.of("node", "n", "lane", 1L, "slot", 1L << 40),
                Map.of("node", "n", "lane", 1L, "slot", 1L, "more", 1L))) {
            assertThatThrownBy(() -> Slots.requireAlterable(16, Map.of(partition, offset(1))))
                    .as("%s", partition)
                    .isInstanceOf(ConnectException.class);
        }
        assertThatThrownBy(() -> Slots.requireAlterable(16, Collections.singletonMap(null, offset(1))))
                .isInstanceOf(ConnectException.class);
    }

    private static Map<String, ?> partition(String node, int lane, int slot) {
        return new SlotMap(new SlotPartition(node, lane, slot));
    }

    private static Map<String, Object> offset(long position) {
        Map<String, Object> offset = new HashMap<>();
        offset.put("v", 1L);
        offset.put("path", "/var/log/a");
        offset.put("pos", position);
        return offset;
    }
}
