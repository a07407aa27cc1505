// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Numbers. */
final class NumberColumn extends Column {
    private final Numeric numeric;
    private final Numeric.Form form;

    NumberColumn(Numeric numeric) {
        super(numeric, schema(numeric));
        this.numeric = numeric;
        this.form = numeric.form();
    }

    private static Schema schema(Numeric numeric) {
        return switch (numeric.form()) {
            case INT32 -> Schema.OPTIONAL_INT32_SCHEMA;
            case INT64 -> Schema.OPTIONAL_INT64_SCHEMA;
            case FLOAT -> Schema.OPTIONAL_FLOAT32_SCHEMA;
            case DOUBLE -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case STRING -> Schema.OPTIONAL_STRING_SCHEMA;
            case DECIMAL -> Target.decimalSchema(numeric.publishedPrecision(), numeric.scale());
        };
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        if (!(value instanceof Number number)) {
            return misfit(value);
        }
        return numeric.covers(number) ? converted(number) : MISFIT;
    }

    private Object converted(Number number) {
        return switch (form) {
            case INT32 -> number instanceof Integer ? number : (Object) number.intValue();
            case INT64 -> number instanceof Long ? number : (Object) number.longValue();
            case FLOAT -> number;
            case DOUBLE -> number instanceof Double ? number : (Object) number.doubleValue();
            case STRING -> number.toString();
            case DECIMAL -> decimal(number).setScale(numeric.scale());
        };
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
    }
}
