// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** Converts single values that mean a time. */
final class TimeChange implements Change {
    private final TimeReader reader;
    private final TimeWriter writer;
    private final @Nullable Unit precision;
    private final Bound schemaless;

    TimeChange(TimeReader reader, TimeWriter writer, @Nullable Unit precision) {
        this.reader = reader;
        this.writer = writer;
        this.precision = precision;
        this.schemaless = new Bound(null, value -> converted(value, Logical.TIMESTAMP));
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        if (!schema.type().isPrimitive()) {
            throw new BadValue("structures, arrays and maps are no times; name the fields within them");
        }
        Logical logical = Logical.of(schema);
        SchemaBuilder builder = writer.schema().get().doc(schema.doc());
        if (schema.isOptional()) {
            builder.optional();
        }
        if (schema.defaultValue() != null) {
            builder.defaultValue(converted(schema.defaultValue(), logical));
        }
        return new Bound(builder.build(), value -> converted(value, logical));
    }

    Object converted(Object value, Logical logical) {
        return writer.write(reader.read(value, logical), precision);
    }

    Schema schema() {
        return writer.schema().get().build();
    }
}
