// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

class SlotOffsetTest {
    private static final SlotPartition SLOT = new SlotPartition("web-1", 3, 17);

    @Test
    void isWrittenInAFixedOrderForPeople() {
        byte[] content = bytes(4000);
        SlotOffset offset = new SlotOffset(facts(Fingerprint.of(content, 0, 1024)), place(3000), content, 3000);
        assertThat(offset.keySet()).containsExactly("v", "path", "ino", "fp", "mk", "pos", "ln", "size", "mtime");
        assertThat(offset)
                .containsEntry("v", 1L)
                .containsEntry("path", "/var/log/app.log")
                .containsEntry("ino", "dev=1,ino=2")
                .containsEntry("pos", 3000L)
                .containsEntry("ln", 12L)
                .containsEntry("size", 5000L)
                .containsEntry("mtime", 1_700_000_000_000L);
        assertThat((String) offset.get("fp")).matches("1024:[0-9a-f]{16}");
        assertThat((String) offset.get("mk")).matches("1024:[0-9a-f]{16}@3000");
    }

    @Test
    void tellsWhatItLiesInsideOf() {
        byte[] content = bytes(10);
        Place split = new Place(10, 0, Within.SPLIT);
        assertThat(new SlotOffset(facts(Fingerprint.NONE), split, content, 10)).containsEntry("in", "split");
    }

    @Property(tries = 300)
    void comesBackAsItWas(
            @ForAll @IntRange(max = 3000) int end,
            @ForAll @LongRange(max = 1L << 50) long line,
            @ForAll Within within,
            @ForAll @IntRange(max = 65536) int fingerprinted) {
        byte[] content = bytes(3000);
        Fingerprint whole = new Fingerprint(fingerprinted, fingerprinted * 0x9E3779B97F4A7C15L);
        Fingerprint fingerprint = end < fingerprinted ? Fingerprint.of(content, 0, end) : whole;
        SlotOffset offset = new SlotOffset(facts(whole), new Place(end, line, within), content, end);
        // As Connect's JSON converter gives it back: whole numbers are Long, the order is any.
        StoredSlot back = OffsetForm.read(SLOT, new TreeMap<>(offset));
        assertThat(back).isEqualTo(offset.stored());
        assertThat(back.place()).isEqualTo(new Place(end, line, within));
        assertThat(back.marker()).isEqualTo(Marker.before(content, 0, end));
        assertThat(back.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void itsMarkerIsOfTheBytesBeforeThePlaceEvenAtTheBeginningOfAContent() {
        byte[] content = bytes(4000);
        // The array holds other bytes before the content's first one.
        SlotOffset offset = new SlotOffset(facts(Fingerprint.NONE), place(7), content, 1500);
        assertThat(offset.stored().marker()).isEqualTo(Marker.before(content, 1493, 1500));
    }

    @Test
    void itsFingerprintIsOfNoByteBehindThePlace() {
        byte[] content = bytes(4000);
        SlotOffset offset = new SlotOffset(facts(Fingerprint.of(content, 500, 1024)), place(300), content, 800);
        assertThat(offset.stored().fingerprint()).isEqualTo(Fingerprint.of(content, 500, 300));
    }

    @Test
    void letsTheBurstGoWhenItIsSettled() {
        byte[] content = bytes(4000);
        Marker expected = Marker.before(content, 0, 2000);
        SlotOffset offset = new SlotOffset(facts(Fingerprint.NONE), place(2000), content, 2000);
        WeakReference<byte[]> burst = new WeakReference<>(content);
        content = null;
        offset.settle();
        for (int i = 0; burst.get() != null && i < 50; i++) {
            System.gc();
        }
        assertThat(burst.get()).isNull();
        assertThat(offset.stored().marker()).isEqualTo(expected);
    }

    @Test
    void aChangedPositionMakesTheMarkerProveNothing() {
        byte[] content = bytes(4000);
        Map<String, Object> rewound =
                new HashMap<>(new SlotOffset(facts(Fingerprint.NONE), place(3000), content, 3000));
        rewound.put("pos", 0L);
        assertThat(OffsetForm.read(SLOT, rewound).marker()).isEqualTo(Marker.NONE);
        rewound.put("pos", 1000);
        assertThat(OffsetForm.read(SLOT, rewound).marker()).isEqualTo(Marker.NONE);
        rewound.put("mk", "0:ef46db3751d8e999");
        assertThat(OffsetForm.read(SLOT, rewound).marker()).isEqualTo(Marker.NONE);
        rewound.put("mk", new SlotOffset(facts(Fingerprint.NONE), place(3000), content, 3000).get("mk"));
        rewound.put("pos", 3000L);
        assertThat(OffsetForm.read(SLOT, rewound).marker()).isEqualTo(Marker.before(content, 0, 3000));
    }

    @Test
    void thePartitionIsOneOfConnects() {
        SlotMap map = new SlotMap(SLOT);
        Map<String, Object> ordinary = Map.of("node", "web-1", "lane", 3L, "slot", 17L);
        assertThat(map.keySet()).containsExactlyInAnyOrder("node", "lane", "slot");
        assertThat(map).isEqualTo(ordinary).hasSameHashCodeAs(ordinary);
        assertThat(ordinary).isEqualTo(map);
        assertThat(map).isEqualTo(new SlotMap(new SlotPartition("web-1", 3, 17)));
        assertThat(map).isNotEqualTo(new SlotMap(new SlotPartition("web-1", 3, 18)));
    }

    /** What the REST interface does with a partition before it looks for its offset, or stores one. */
    @Test
    void thePartitionsJsonIsTheSameAfterTheWorkerHasReadAndWrittenIt() {
        try (JsonConverter json = new JsonConverter()) {
            json.configure(Map.of("schemas.enable", "false"), true);
            byte[] written = json.fromConnectData("offsets", null, List.of("connector", new SlotMap(SLOT)));
            Object read = json.toConnectData("offsets", written).value();

            assertThat(json.fromConnectData("offsets", null, read)).asString().isEqualTo(new String(written, UTF_8));
        }
    }

    private static StoredSlot facts(Fingerprint fingerprint) {
        return new StoredSlot(
                SLOT,
                "/var/log/app.log",
                "dev=1,ino=2",
                fingerprint,
                Marker.NONE,
                Place.START,
                5000,
                1_700_000_000_000L);
    }

    private static Place place(long position) {
        return new Place(position, 12, Within.NOTHING);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(7).nextBytes(bytes);
        return bytes;
    }
}
