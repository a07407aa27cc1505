// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.time.Logical;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** Casts single values to one type. */
final class CastChange implements Change {
    private final CastType type;
    private final Conversion conversion;
    private final boolean nullable;
    private final Bound schemaless;

    CastChange(CastType type, Fitting fitting) {
        this.type = type;
        this.conversion = type.conversion(fitting);
        this.nullable = fitting.overflow() == Overflow.NULL;
        this.schemaless = new Bound(null, value -> conversion.of(value, Logical.TIMESTAMP));
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        if (!schema.type().isPrimitive()) {
            throw new BadValue("structures, arrays and maps cannot be cast; name the fields within them");
        }
        Logical logical = Logical.of(schema);
        return new Bound(cast(schema, logical), value -> conversion.of(value, logical));
    }

    private Schema cast(Schema schema, Logical logical) {
        SchemaBuilder builder = type.schema().doc(schema.doc());
        if (schema.isOptional() || nullable) {
            builder.optional();
        }
        if (schema.defaultValue() != null) {
            Object value = conversion.of(schema.defaultValue(), logical);
            if (value != null) {
                builder.defaultValue(value);
            }
        }
        return builder.build();
    }
}
