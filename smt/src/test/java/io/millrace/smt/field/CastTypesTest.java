// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import static io.millrace.smt.field.Runs.alike;
import static io.millrace.smt.field.Runs.both;
import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.one;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.field.Runs.stock;
import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Connect wants its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class CastTypesTest {
    private static Object cast(Object value, String type, String... options) {
        List<String> all = new ArrayList<>(List.of("spec", "v:" + type));
        all.addAll(List.of(options));
        Object made = ofMap(ours("CastTypes", all.toArray(new String[0])), map("v", value));
        return ((Map<?, ?>) made).get("v");
    }

    private static void fails(Object value, String type, String... options) {
        assertThatThrownBy(() -> cast(value, type, options))
                .as("%s to %s", value, type)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at v:");
    }

    @Test
    void castsAtAnyDepthAndInArrays() {
        Map<String, Object> value =
                map("id", "7", "user", map("age", 40L), "items", List.of(map("price", "1.5"), map("price", "2")));
        Object made = both(ours("CastTypes", "spec", "id:int32,user.age:string\nitems[].price:decimal(10,2)"), value);
        assertThat(made)
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("age", "40"),
                        "items",
                        List.of(map("price", new BigDecimal("1.50")), map("price", new BigDecimal("2.00")))));
    }

    @Test
    void castsTheWholeValue() {
        SinkRecord made = ours("CastTypes", "spec", "string").apply(Records.of(Schema.INT32_SCHEMA, 5));
        assertThat(made.value()).isEqualTo("5");
        assertThat(made.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(ofMap(ours("CastTypes", "spec", "int8"), 5L)).isEqualTo((byte) 5);
    }

    @Test
    void losesNothingUnlessToldTo() {
        fails(300, "int8");
        fails(1e30, "int64");
        fails(Double.NaN, "int64");
        fails(3.7, "int32");
        fails("3.7", "int32");
        fails(Double.POSITIVE_INFINITY, "int32");
        fails(9007199254740993L, "float64");
        fails("9007199254740993", "float64");
        fails(16777217L, "float32");
        fails(1e300, "float32");
        fails("1e400", "float64");
        fails("1.005", "decimal(5,2)");
        fails("1234.5", "decimal(5,2)");
        fails("2026-01-01T00:00:00.123456Z", "timestamp");
        fails("2026-01-01T00:00:00Z", "date");
        fails(86_400_000, "time");
        fails("maybe", "boolean");
        fails(" 5", "int32");
        fails(List.of(1), "string");
        fails("no base64!", "bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "300, int8, clamp, 127",
        "-300, int8, clamp, -128",
        "300, int8, wrap, 44",
        "4294967296, int32, wrap, 0",
        "1e30, int64, clamp, 9223372036854775807",
        "18446744073709551617, int64, wrap, 1",
        "-Infinity, float32, fail, -Infinity",
        "1e400, float64, clamp, 1.7976931348623157E308",
        "1e400, float64, wrap, Infinity",
        "99999, 'decimal(4,1)', clamp, 999.9",
        "-1e999999999, 'decimal(4,1)', clamp, -999.9",
        "1e999999999, int16, clamp, 32767",
    })
    void fitsWhatIsOutOfRangeAsTold(String text, String type, String overflow, String expected) {
        Object made = cast(text, type, "overflow", overflow);
        assertThat(made.toString()).isEqualTo(expected);
    }

    @Test
    void nullTakesThePlaceOfWhatIsOutOfRangeAndTheFieldBecomesOptional() {
        SinkRecord made =
                ours("CastTypes", "spec", "v:int8", "overflow", "null").apply(one(Schema.INT32_SCHEMA, 300));
        assertThat(plain(made.value())).isEqualTo(map("v", null));
        assertThat(made.valueSchema().field("v").schema()).isEqualTo(Schema.OPTIONAL_INT8_SCHEMA);
        assertThat(cast(Double.NaN, "int32", "overflow", "null")).isNull();
    }

    @Test
    void whatIsNoNumberHasNoNearestOne() {
        for (String overflow : List.of("fail", "clamp", "wrap")) {
            fails(Double.NaN, "int32", "overflow", overflow);
            fails(Double.NaN, "decimal(5,2)", "overflow", overflow);
        }
        fails(Double.NEGATIVE_INFINITY, "int32", "overflow", "wrap");
        assertThat(cast(Double.NEGATIVE_INFINITY, "int8", "overflow", "clamp")).isEqualTo(Byte.MIN_VALUE);
        assertThat(cast(Double.NaN, "float32")).isEqualTo(Float.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, down, 2",
        "2.5, half.up, 3",
        "2.5, half.even, 2",
        "-2.5, floor, -3",
        "-2.5, ceiling, -2",
        "1e-999999999, down, 0",
        "1e-999999999, ceiling, 1"
    })
    void roundsAsTold(String text, String rounding, int expected) {
        assertThat(cast(text, "int32", "rounding", rounding)).isEqualTo(expected);
    }

    @Test
    void hugeNumbersInTextsCostNoTimeAndNoMemory() {
        fails("1e999999999", "int64");
        fails("1e-999999999", "int64");
        fails("1e2147483647", "decimal(38,10)");
        fails("9".repeat(1_000_000), "int64");
        fails("9".repeat(1_000_000), "float64");
        assertThat(cast("1e-2147483647", "float64")).isEqualTo(0.0);
    }

    @Test
    void wordsForBooleansAreThoseOfTheDocumentation() {
        for (String yes : List.of("true", "TRUE", "t", "yes", "Y", "on", "1")) {
            assertThat(cast(yes, "boolean")).as(yes).isEqualTo(true);
        }
        for (String no : List.of("false", "F", "no", "n", "OFF", "0")) {
            assertThat(cast(no, "boolean")).as(no).isEqualTo(false);
        }
        assertThat(cast(0.5, "boolean")).isEqualTo(true);
        assertThat(cast(new BigDecimal("0.0"), "boolean")).isEqualTo(false);
        fails("", "boolean");
        fails(Double.NaN, "boolean");
    }

    @Test
    void bytesAndTextsAreBase64OfEachOther() {
        byte[] bytes = "ab".getBytes(StandardCharsets.UTF_8);
        assertThat(cast(bytes, "string")).isEqualTo("YWI=");
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(cast(buffer, "string")).isEqualTo("YWI=");
        assertThat(buffer.remaining()).isEqualTo(2);
        assertThat((byte[]) cast("YWI=", "bytes")).isEqualTo(bytes);
    }

    @Test
    void logicalTypesComeAndGo() {
        Date instant = new Date(1_700_000_000_123L);
        assertThat(cast(instant, "string")).isEqualTo("2023-11-14T22:13:20.123Z");
        assertThat(cast(instant, "int64")).isEqualTo(1_700_000_000_123L);
        assertThat(cast(instant, "date")).isEqualTo(new Date(1_699_920_000_000L));
        assertThat(cast(instant, "time")).isEqualTo(new Date(80_000_123));
        assertThat(cast("2023-11-14", "date")).isEqualTo(new Date(1_699_920_000_000L));
        assertThat(cast(19675, "date")).isEqualTo(new Date(1_699_920_000_000L));
        assertThat(cast("22:13:20.123", "time")).isEqualTo(new Date(80_000_123));
        assertThat(cast("2023-11-15T00:13:20.123+02:00", "timestamp")).isEqualTo(instant);
        assertThat(cast("2023-11-14 22:13:20.1239", "timestamp", "rounding", "down"))
                .isEqualTo(instant);
        assertThat(cast(90_000_000, "time", "overflow", "wrap")).isEqualTo(new Date(3_600_000));
        assertThat(cast(-1, "timestamp")).isEqualTo(new Date(-1));
    }

    @Test
    void schemasOfLogicalTypesSayWhatTheyAre() {
        assertThat(castSchema("decimal(10,2)", Schema.STRING_SCHEMA, "1.5"))
                .isEqualTo(Decimal.builder(2)
                        .parameter("connect.decimal.precision", "10")
                        .build());
        assertThat(castSchema("timestamp", Schema.OPTIONAL_INT64_SCHEMA, 5L))
                .isEqualTo(Timestamp.builder().optional().build());
        assertThat(castSchema("string", Time.SCHEMA, new Date(5))).isEqualTo(Schema.STRING_SCHEMA);
    }

    private static Schema castSchema(String type, Schema schema, Object value) {
        return ours("CastTypes", "spec", "v:" + type)
                .apply(one(schema, value))
                .valueSchema()
                .field("v")
                .schema();
    }

    @Test
    void aMissingFieldFailsAndIsNeverAdded() {
        assertThatThrownBy(() -> ofMap(ours("CastTypes", "spec", "w:int8"), map("v", 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("w");
        assertThat(both(ours("CastTypes", "spec", "w:int8", "on.missing", "skip"), map("v", 1)))
                .isEqualTo(map("v", 1));
    }

    @Test
    void refusesSpecsThatCannotBeMeant() {
        for (String spec : List.of(
                "",
                "v:int7",
                "v:decimal",
                "v:decimal(39,0)",
                "v:decimal(2,3)",
                "v:int8,v:int16",
                "string,v:int8",
                "v:")) {
            assertThatThrownBy(() -> ours("CastTypes", "spec", spec)).as(spec).isInstanceOf(ConfigException.class);
        }
    }

    private static SinkRecord wide() {
        Schema schema = SchemaBuilder.struct()
                .name("Wide")
                .field("b", Schema.INT8_SCHEMA)
                .field("s", Schema.OPTIONAL_INT16_SCHEMA)
                .field("i", SchemaBuilder.int32().optional().defaultValue(5).build())
                .field("l", Schema.INT64_SCHEMA)
                .field("f", Schema.FLOAT32_SCHEMA)
                .field("d", Schema.FLOAT64_SCHEMA)
                .field("t", Schema.BOOLEAN_SCHEMA)
                .field("c", Decimal.schema(2))
                .build();
        return Records.of(
                schema,
                new Struct(schema)
                        .put("b", (byte) 1)
                        .put("s", (short) -2)
                        .put("i", 3)
                        .put("l", 4L)
                        .put("f", 5f)
                        .put("d", -6.0)
                        .put("t", true)
                        .put("c", new BigDecimal("7.00")));
    }

    @Test
    void castsNumbersAsTheStockTransformDoes() {
        SinkRecord typed = wide();
        SinkRecord bare = Records.schemaless(plain(typed.value()));
        for (String type : List.of("int8", "int16", "int32", "int64", "float32", "float64", "boolean", "string")) {
            for (String field : List.of("b", "s", "i", "l", "f", "d", "t", "c")) {
                if (field.equals("c") && type.equals("boolean")) {
                    continue; // The stock transform cannot do it.
                }
                String[] spec = {"spec", field + ":" + type};
                alike(ours("CastTypes", spec), stock(new Cast.Value<>(), spec), typed);
                if (!field.equals("c")) { // Without a schema it knows no decimals.
                    alike(ours("CastTypes", spec), stock(new Cast.Value<>(), spec), bare);
                }
            }
        }
    }

    @Test
    void castsTextsAndWholeValuesAsTheStockTransformDoes() {
        for (String type : List.of("int8", "int16", "int32", "int64", "float32", "float64", "boolean", "string")) {
            String text = type.equals("boolean") ? "TrUe" : "-12";
            alike(
                    ours("CastTypes", "spec", type),
                    stock(new Cast.Value<>(), "spec", type),
                    Records.of(Schema.STRING_SCHEMA, text));
            alike(ours("CastTypes", "spec", type), stock(new Cast.Value<>(), "spec", type), Records.schemaless(text));
        }
        alike(
                ours("CastTypes", "spec", "string"),
                stock(new Cast.Value<>(), "spec", "string"),
                Records.of(Schema.BYTES_SCHEMA, new byte[] {1, 2}));
    }

    @Test
    void wrappingAndRoundingDownAreWhatTheStockTransformDoesSilently() {
        String[] ours = {"spec", "v:int8", "overflow", "wrap", "rounding", "down"};
        for (Object value : new Object[] {300, -129, 3.7, -3.7, 1000L}) {
            alike(
                    ours("CastTypes", ours),
                    stock(new Cast.Value<>(), "spec", "v:int8"),
                    Records.schemaless(map("v", value)));
        }
    }

    @Test
    void unlikeTheStockTransformMidnightsStayTimestampsAndDocsAreKept() {
        SinkRecord midnight = one(Timestamp.builder().doc("when").build(), new Date(86_400_000));
        SinkRecord made = ours("CastTypes", "spec", "v:string").apply(midnight);
        assertThat(plain(made.value())).isEqualTo(map("v", "1970-01-02T00:00:00.000Z"));
        assertThat(made.valueSchema().field("v").schema().doc()).isEqualTo("when");
        assertThat(plain(stock(new Cast.Value<>(), "spec", "v:string")
                        .apply(midnight)
                        .value()))
                .isEqualTo(map("v", "1970-01-02"));
    }

    @Test
    void aDefaultIsCastWithItsField() {
        SinkRecord made = ours("CastTypes", "spec", "v:string")
                .apply(one(SchemaBuilder.int32().defaultValue(5).build(), 6));
        assertThat(made.valueSchema().field("v").schema().defaultValue()).isEqualTo("5");
    }

    /** Whole numbers in every dress, against arithmetic without bounds. */
    @Property(tries = 2_000)
    void wholeNumbersAgreeWithUnboundedArithmetic(
            @ForAll("numbers") BigDecimal number, @ForAll("bits") int bits, @ForAll("modes") String mode) {
        String[] words = mode.split(" ", -1);
        Object expected = naive(number, bits, words[0], words[1]);
        List<Object> dresses = new ArrayList<>(List.of(number, number.toString()));
        if (number.scale() <= 0 && number.toBigInteger().bitLength() < 64) {
            dresses.add(number.longValueExact());
        }
        if (new BigDecimal(number.doubleValue()).compareTo(number) == 0) {
            dresses.add(number.doubleValue());
        }
        for (Object dress : dresses) {
            Object made;
            try {
                made = cast(dress, "int" + bits, "overflow", words[0], "rounding", words[1]);
            } catch (DataException e) {
                made = "failed";
            }
            assertThat(made).as("%s %s", dress.getClass(), dress).isEqualTo(expected);
        }
    }

    private static Object naive(BigDecimal number, int bits, String overflow, String rounding) {
        BigInteger whole = number.setScale(0, RoundingMode.FLOOR).unscaledValue();
        if (number.setScale(0, RoundingMode.FLOOR).compareTo(number) != 0) {
            if (rounding.equals("fail")) {
                return "failed";
            }
            whole = number.setScale(0, rounding.equals("down") ? RoundingMode.DOWN : RoundingMode.HALF_UP)
                    .unscaledValue();
        }
        BigInteger most = BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE);
        BigInteger least = most.negate().subtract(BigInteger.ONE);
        if (whole.compareTo(most) > 0 || whole.compareTo(least) < 0) {
            if (overflow.equals("fail")) {
                return "failed";
            }
            if (overflow.equals("null")) {
                return null;
            }
            BigInteger nearest = whole.signum() > 0 ? most : least;
            whole = overflow.equals("clamp")
                    ? nearest
                    : whole.subtract(least).mod(BigInteger.TWO.pow(bits)).add(least);
        }
        return switch (bits) {
            case 8 -> (Object) whole.byteValueExact();
            case 16 -> whole.shortValueExact();
            case 32 -> whole.intValueExact();
            default -> whole.longValueExact();
        };
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigDecimal> edges = Arbitraries.of(7, 8, 15, 16, 31, 32, 53, 63, 64, 65)
                .flatMap(bit -> Arbitraries.of("-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5")
                        .flatMap(off -> Arbitraries.of(-1, 1)
                                .map(sign -> new BigDecimal(BigInteger.TWO.pow(bit))
                                        .multiply(BigDecimal.valueOf(sign))
                                        .add(new BigDecimal(off)))));
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e25"), new BigDecimal("1e25"))
                .ofScale(3);
        return Arbitraries.oneOf(edges, any);
    }

    @Provide
    Arbitrary<Integer> bits() {
        return Arbitraries.of(8, 16, 32, 64);
    }

    @Provide
    Arbitrary<String> modes() {
        return Arbitraries.of("fail", "clamp", "null", "wrap")
                .flatMap(o -> Arbitraries.of("fail", "down", "half.up").map(r -> o + " " + r));
    }
}
