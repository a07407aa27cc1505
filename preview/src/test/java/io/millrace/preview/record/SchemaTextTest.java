// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaTextTest {
    @Test
    void showsOneFieldPerLine() {
        Schema line = SchemaBuilder.struct()
                .field("sku", Schema.STRING_SCHEMA)
                .field("n", SchemaBuilder.int32().defaultValue(1).build())
                .build();
        Schema order = SchemaBuilder.struct()
                .name("com.acme.Order")
                .version(2)
                .field("id", Schema.OPTIONAL_INT64_SCHEMA)
                .field("price", Decimal.schema(2))
                .field("lines", SchemaBuilder.array(line).build())
                .field(
                        "tags",
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.BOOLEAN_SCHEMA)
                                .build())
                .build();

        assertThat(SchemaText.lines(order))
                .containsExactly(
                        "struct com.acme.Order, version 2",
                        "  id     int64, optional",
                        "  price  Decimal (bytes), version 1, {scale=2}",
                        "  lines  array of struct",
                        "    sku  string",
                        "    n    int32, default 1",
                        "  tags   map of string to boolean");
    }

    @Test
    void showsASchemaOfOneValueInOneLine() {
        assertThat(SchemaText.lines(Schema.OPTIONAL_BYTES_SCHEMA)).containsExactly("bytes, optional");
    }

    @Test
    void endsInASchemaThatNestsForEver() {
        Schema nested = Schema.STRING_SCHEMA;
        for (int i = 0; i < 50; i++) {
            nested = SchemaBuilder.struct().field("inner", nested).build();
        }
        assertThat(SchemaText.lines(nested))
                .hasSizeLessThan(20)
                .last()
                .asString()
                .endsWith("...");
    }
}
