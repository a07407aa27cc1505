// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Schema TEXT = Schema.OPTIONAL_STRING_SCHEMA;

    @Test
    void equalShapesAreOneObject() {
        Shapes shapes = new Shapes();
        Schema schema = shapes.struct(List.of("a", "b"), TEXT).schema();
        assertThat(shapes.struct(List.of("a", "b"), TEXT).schema()).isSameAs(schema);
        assertThat(shapes.struct(List.of("b", "a"), TEXT).schema()).isNotEqualTo(schema);
        assertThat(shapes.array(schema)).isSameAs(shapes.array(schema));
    }

    @Test
    void namesThatNeverComeAgainTakeBoundedMemory() {
        Shapes shapes = new Shapes();
        for (int i = 0; i < 3_000; i++) {
            int each = i;
            List<String> names =
                    IntStream.range(0, 100).mapToObj(j -> each + "-" + j).toList();
            Shapes.Shape made = shapes.struct(names, TEXT);
            assertThat(made.fields()).hasSize(100);
            assertThat(shapes.struct(names, TEXT)).isSameAs(made);
        }
        assertThat(shapes.kept()).isBetween(100, 200_000);
    }
}
