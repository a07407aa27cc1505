// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ElementsTest {
    private final Shapes shapes = new Shapes();
    private final Elements elements = new Elements(shapes);

    private Schema common(List<Schema> schemas) {
        Variety met = new Variety();
        schemas.forEach(met::add);
        return elements.common(met);
    }

    private static String[] names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "k" + i).toArray(String[]::new);
    }

    private Schema random(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> Elements.UNKNOWN;
            case 1 -> Schema.OPTIONAL_INT64_SCHEMA;
            case 2 -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case 3 -> shapes.decimal(random.nextInt(3));
            case 4 -> Schema.OPTIONAL_STRING_SCHEMA;
            case 5 -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
            case 6 -> shapes.array(random(random, depth - 1));
            default -> {
                Map<String, Schema> fields = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields.put("f" + random.nextInt(4), random(random, depth - 1));
                }
                yield shapes.struct(
                                fields.keySet().toArray(new String[0]),
                                fields.values().toArray(new Schema[0]))
                        .schema();
            }
        };
    }

    @Property
    void allAtOnceHaveInCommonWhatTheyHaveOneAfterAnother(@ForAll long seed) {
        Random random = new Random(seed);
        List<Schema> schemas = new ArrayList<>();
        Schema expected = Elements.UNKNOWN;
        for (int i = random.nextInt(5); i >= 0; i--) {
            schemas.add(random(random, 3));
            expected = common(List.of(expected, schemas.get(schemas.size() - 1)));
        }
        assertThat(common(schemas)).isSameAs(expected);
    }

    @Test
    void manyDifferentStructuresTakeTimeThatGrowsWithTheirNumber() {
        String[] names = names(50_000);
        List<Schema> schemas = new ArrayList<>();
        schemas.add(shapes.struct(List.of(names), Schema.OPTIONAL_INT64_SCHEMA).schema());
        for (int i = 0; i < 20_000; i++) {
            schemas.add(shapes.struct(List.of(names[i]), Schema.OPTIONAL_INT64_SCHEMA)
                    .schema());
        }
        Schema all = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> common(schemas));
        assertThat(all.fields()).hasSize(names.length);
    }

    @Test
    void moreFieldsThanTheWidestHasAreAllowedUpToABoundOnly() {
        String[] names = names(2 * Elements.MOST_FIELDS);
        Schema wide =
                shapes.struct(List.of(names), Schema.OPTIONAL_INT64_SCHEMA).schema();
        Schema within =
                shapes.struct(List.of("k7"), Schema.OPTIONAL_INT64_SCHEMA).schema();
        assertThat(common(List.of(within, wide)).fields()).hasSize(names.length);
        Schema other = shapes.struct(List.of("x"), Schema.OPTIONAL_INT64_SCHEMA).schema();
        assertThatThrownBy(() -> common(List.of(other, wide)))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("mode=map");
    }

    @Test
    void whatIsMetAgainAndWhatIsUnknownDoesNotCount() {
        Variety met = new Variety();
        Schema array = SchemaBuilder.array(Schema.STRING_SCHEMA).build();
        for (Schema schema : List.of(array, Elements.UNKNOWN, Schema.INT64_SCHEMA, array, Schema.INT64_SCHEMA)) {
            met.add(schema);
        }
        assertThat(met.different()).containsExactly(array, Schema.INT64_SCHEMA);
    }
}
