// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Records with every kind of type that Connect has, and the lines of JSON that the sink makes of them. */
final class TypedRecords {
    private static final long DAY = 86_400_000L;

    private static final Schema ITEM = SchemaBuilder.struct()
            .field("sku", Schema.STRING_SCHEMA)
            .field("price", Decimal.schema(2))
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private static final Schema CUSTOMER = SchemaBuilder.struct()
            .optional()
            .field("name", Schema.STRING_SCHEMA)
            .field(
                    "since",
                    org.apache.kafka.connect.data.Date.builder().optional().build())
            .build();

    static final Schema SCHEMA = SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("customer", CUSTOMER)
            .field("billing", CUSTOMER)
            .field("items", SchemaBuilder.array(ITEM).build())
            .field(
                    "tags",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                            .build())
            .field(
                    "counts",
                    SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build())
            .field("total", Decimal.schema(2))
            .field("discount", Decimal.builder(4).optional().build())
            .field("weight", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("paid", Schema.BOOLEAN_SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .field("shipped", Timestamp.builder().optional().build())
            .field("time", Time.SCHEMA)
            .field("raw", Schema.BYTES_SCHEMA)
            .field("tiny", Schema.INT8_SCHEMA)
            .field("small", Schema.OPTIONAL_INT16_SCHEMA)
            .field("ratio", Schema.FLOAT32_SCHEMA)
            .build();

    /** What a transform takes away before the sink. */
    static final String TRIMMED = "items[].note, billing";

    private TypedRecords() {}

    static Struct value(long id) {
        return new Struct(SCHEMA)
                .put("id", id)
                .put("customer", customer())
                .put("items", List.of(item("a", "1.10", null), item("b", "-0.01", "n")))
                .put("tags", Map.of("colour", "grün"))
                .put("counts", Map.of(7, "x"))
                .put("total", new BigDecimal("12345678901234567890.12"))
                .put("weight", 0.1)
                .put("paid", true)
                .put("at", date(1_767_225_600_123L + id))
                .put("time", date(3_723_004L))
                .put("raw", ByteBuffer.wrap(new byte[] {0, -1, 7}))
                .put("tiny", (byte) -3)
                .put("small", (short) 300)
                .put("ratio", 1.5f);
    }

    /** As docs/formats.md has it, when the converter keeps all types; without {@link #TRIMMED}. */
    static String line(long id) {
        return "{\"id\":" + id
                + ",\"customer\":{\"name\":\"Zoë\",\"since\":\"2022-01-08\"}"
                + ",\"items\":[{\"sku\":\"a\",\"price\":1.10},{\"sku\":\"b\",\"price\":-0.01}]"
                + ",\"tags\":{\"colour\":\"grün\"},\"counts\":{\"7\":\"x\"},\"total\":12345678901234567890.12"
                + ",\"discount\":null,\"weight\":0.1,\"paid\":true,\"at\":\"2026-01-01T00:00:00."
                + (123 + id) + "Z\",\"shipped\":null,\"time\":\"01:02:03.004\",\"raw\":\"AP8H\""
                + ",\"tiny\":-3,\"small\":300,\"ratio\":1.5}";
    }

    /** When all that the converter keeps is JSON: times are numbers, and large decimals those of a double. */
    static String plainLine(long id) {
        return "{\"id\":" + id
                + ",\"customer\":{\"name\":\"Zoë\",\"since\":19000}"
                + ",\"items\":[{\"sku\":\"a\",\"price\":1.1},{\"sku\":\"b\",\"price\":-0.01}]"
                + ",\"tags\":{\"colour\":\"grün\"},\"counts\":[[7,\"x\"]],\"total\":1.2345678901234567E19"
                + ",\"discount\":null,\"weight\":0.1,\"paid\":true,\"at\":" + (1_767_225_600_123L + id)
                + ",\"shipped\":null,\"time\":3723004,\"raw\":\"AP8H\",\"tiny\":-3,\"small\":300,\"ratio\":1.5}";
    }

    private static Struct customer() {
        return new Struct(CUSTOMER).put("name", "Zoë").put("since", date(19_000 * DAY));
    }

    private static Struct item(String sku, String price, String note) {
        return new Struct(ITEM)
                .put("sku", sku)
                .put("price", new BigDecimal(price))
                .put("note", note);
    }

    private static Date date(long epochMillis) {
        return Date.from(Instant.ofEpochMilli(epochMillis));
    }
}
