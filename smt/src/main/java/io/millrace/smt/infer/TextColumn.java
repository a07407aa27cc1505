// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Texts and moments. */
final class TextColumn extends Column {
    private final Type.Text text;
    private final Moments moments;

    TextColumn(Type.Text text, Moments moments) {
        super(text, schema(text));
        this.text = text;
        this.moments = moments;
    }

    private static Schema schema(Type.Text text) {
        return switch (text) {
            case STRING -> Schema.OPTIONAL_STRING_SCHEMA;
            case DATE -> org.apache.kafka.connect.data.Date.builder().optional().build();
            case TIMESTAMP -> Timestamp.builder().optional().build();
        };
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        if (text == Type.Text.STRING) {
            return value instanceof String || value instanceof Date ? Scalars.text(value) : misfit(value);
        }
        if (value instanceof Date) {
            return text == Type.Text.TIMESTAMP ? value : MISFIT;
        }
        return value instanceof String string ? moment(string) : misfit(value);
    }

    @SuppressWarnings("JavaUtilDate")
    private Object moment(String string) {
        if (moments.typeOf(string).compareTo(text) > 0) {
            return MISFIT;
        }
        var instant = Moments.instant(string);
        return instant == null ? MISFIT : Date.from(instant);
    }
}
