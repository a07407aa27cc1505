// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Schema USER = SchemaBuilder.struct()
            .name("User")
            .field("id", Schema.INT64_SCHEMA)
            .field("at", Timestamp.builder().optional().build())
            .build();

    @Test
    void tellsWhatIsChangedNewAndGone() {
        Snapshot before = value(null, Map.of("a", 1, "b", List.of("x", "y")));
        Snapshot after = value(null, Map.of("a", "1", "b", List.of("x"), "c", true));

        assertThat(after.changesSince(before))
                .containsExactlyInAnyOrder(
                        "~ value.a  1 (int32) -> \"1\" (string)", "- value.b[1]  \"y\"", "+ value.c  true");
    }

    @Test
    void tellsWhenAMapBecomesAStruct() {
        Snapshot before = value(null, Map.of("id", 1L));
        Snapshot after = value(USER, new Struct(USER).put("id", 1L));

        assertThat(after.changesSince(before)).containsExactly("~ value  map -> struct User", "+ value.at  null");
    }

    @Test
    void tellsWhenOnlyTheSchemaDiffers() {
        Schema optional = SchemaBuilder.struct()
                .name("User")
                .optional()
                .field("id", Schema.INT64_SCHEMA)
                .build();
        Schema required = SchemaBuilder.struct()
                .name("User")
                .field("id", Schema.INT64_SCHEMA)
                .build();

        assertThat(value(required, new Struct(required).put("id", 1L))
                        .changesSince(value(optional, new Struct(optional).put("id", 1L))))
                .containsExactly("~ schema");
    }

    @Test
    void tellsTopicPartitionTimestampAndHeaders() {
        SinkRecord before = record(null, "v");
        SinkRecord after = before.newRecord("u", 7, null, "k", null, "v", 5L);
        after.headers().addInt("h", 3);

        assertThat(Snapshot.of(after).changesSince(Snapshot.of(before)))
                .containsExactly(
                        "~ topic  t -> u",
                        "~ partition  0 -> 7",
                        "~ timestamp  null -> 5",
                        "~ key  null -> \"k\" (string)",
                        "+ headers[0].h  3");
    }

    @Test
    void staysWhatItWasWhenTheRecordChanges() {
        Map<String, Object> inside = new HashMap<>(Map.of("a", 1));
        Snapshot before = value(null, inside);
        inside.put("a", 2);

        assertThat(before.value().text()).isEqualTo("{\"a\":1}");
        assertThat(value(null, inside).changesSince(before)).containsExactly("~ value.a  1 -> 2");
    }

    @Test
    void showsTextsAsTheyAreAndBytesAsTextWhereTheyAreText() {
        assertThat(value(null, "a \"b\"").value().text()).isEqualTo("a \"b\"");
        assertThat(value(null, new byte[] {'a', '\n'}).value().text()).isEqualTo("a\\n");
        assertThat(value(null, new byte[] {(byte) 0xff}).value().text()).isEqualTo("base64 /w==");
        assertThat(value(null, "\u001b[31m").value().text()).isEqualTo("\\u001b[31m");
    }

    @Test
    void cutsLongValuesInChangesOnly() {
        String text = "x".repeat(500);
        Snapshot after = value(null, Map.of("a", text));

        assertThat(after.value().text()).hasSizeGreaterThan(500);
        assertThat(after.changesSince(value(null, Map.of("b", 1))))
                .anySatisfy(line ->
                        assertThat(line).startsWith("+ value.a").endsWith("...").hasSizeLessThan(120));
    }

    @Property(tries = 300)
    void namesExactlyTheEntriesThatDiffer(
            @ForAll @Size(max = 6)
                    Map<@StringLength(value = 1) @CharRange(from = 'a', to = 'f') String, @IntRange(max = 2) Integer>
                            before,
            @ForAll @Size(max = 6)
                    Map<@StringLength(value = 1) @CharRange(from = 'a', to = 'f') String, @IntRange(max = 2) Integer>
                            after) {
        // Never empty: an empty map is a value of its own.
        before.put("always", 1);
        after.put("always", 1);
        Set<String> expected = new TreeSet<>();
        before.forEach((name, was) -> {
            if (!after.containsKey(name)) {
                expected.add("- value." + name);
            } else if (!after.get(name).equals(was)) {
                expected.add("~ value." + name);
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> expected.add("+ value." + name));

        assertThat(value(null, after).changesSince(value(null, before)).stream()
                        .map(line -> line.substring(0, line.indexOf("  ")))
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    private static Snapshot value(Schema schema, Object value) {
        return Snapshot.of(record(schema, value));
    }

    private static SinkRecord record(Schema schema, Object value) {
        return new SinkRecord("t", 0, null, null, schema, value, 0);
    }
}
