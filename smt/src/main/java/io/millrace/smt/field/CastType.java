// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.time.Logical;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * A type that values can be cast to.
 *
 * @param kind the type's name, without parameters
 * @param precision all digits of a decimal
 * @param scale a decimal's digits behind the point
 */
record CastType(Kind kind, int precision, int scale) {
    /** Hive, Iceberg, Parquet's readers and most databases end here. */
    private static final int MAX_PRECISION = 38;

    /** Where JDBC and the schema converters look for a decimal's precision. */
    private static final String PRECISION = "connect.decimal.precision";

    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,3})\\s*(?:,\\s*(\\d{1,3})\\s*)?\\)");

    /** Glue's and Hive's names for the same types. */
    private static final Map<String, Kind> ALIASES = Map.ofEntries(
            Map.entry("byte", Kind.INT8),
            Map.entry("tinyint", Kind.INT8),
            Map.entry("short", Kind.INT16),
            Map.entry("smallint", Kind.INT16),
            Map.entry("int", Kind.INT32),
            Map.entry("integer", Kind.INT32),
            Map.entry("long", Kind.INT64),
            Map.entry("bigint", Kind.INT64),
            Map.entry("float", Kind.FLOAT32),
            Map.entry("double", Kind.FLOAT64),
            Map.entry("binary", Kind.BYTES));

    /** The types. */
    enum Kind {
        INT8,
        INT16,
        INT32,
        INT64,
        FLOAT32,
        FLOAT64,
        BOOLEAN,
        STRING,
        BYTES,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP
    }

    /**
     * Reads a type's name.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    static CastType parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
            if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
                throw new IllegalArgumentException(
                        "a decimal has 1 to 38 digits, and no more than that behind the point");
            }
            return new CastType(Kind.DECIMAL, precision, scale);
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.DECIMAL && kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new CastType(kind, 0, 0);
            }
        }
        Kind alias = ALIASES.get(name);
        if (alias == null) {
            throw new IllegalArgumentException(
                    "there is no type '" + text + "'; there are int8, int16, int32, int64, float32, "
                            + "float64, boolean, string, bytes, decimal(precision,scale), date, time and timestamp");
        }
        return new CastType(alias, 0, 0);
    }

    SchemaBuilder schema() {
        return switch (kind) {
            case DECIMAL -> Decimal.builder(scale).parameter(PRECISION, Integer.toString(precision));
            case DATE -> Logical.DATE.schema();
            case TIME -> Logical.TIME.schema();
            case TIMESTAMP -> Logical.TIMESTAMP.schema();
            default -> SchemaBuilder.type(Schema.Type.valueOf(kind.name()));
        };
    }

    Conversion conversion(Fitting fitting) {
        return switch (kind) {
            case INT8 -> new WholeConversion(Byte.SIZE, fitting);
            case INT16 -> new WholeConversion(Short.SIZE, fitting);
            case INT32 -> new WholeConversion(Integer.SIZE, fitting);
            case INT64 -> new WholeConversion(Long.SIZE, fitting);
            case FLOAT32 -> new FloatConversion(true, fitting);
            case FLOAT64 -> new FloatConversion(false, fitting);
            case BOOLEAN -> PlainConversions::truth;
            case STRING -> PlainConversions::text;
            case BYTES -> PlainConversions::bytes;
            case DECIMAL -> new DecimalConversion(precision, scale, fitting);
            case DATE -> new TimeConversion(Logical.DATE, fitting);
            case TIME -> new TimeConversion(Logical.TIME, fitting);
            case TIMESTAMP -> new TimeConversion(Logical.TIMESTAMP, fitting);
        };
    }
}
