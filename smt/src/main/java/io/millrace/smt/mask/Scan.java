// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Schemas;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Masks what detectors find in any text of a value, however deep: fields, elements, entries and keys of maps, and texts within
 * bytes. What holds no hit is handed on as the very object. What cannot be looked into is refused.
 */
final class Scan implements Change {
    private final Texts texts;
    private final boolean nullable;
    private final LooseScan loose;
    private final Bound schemaless;

    /**
     * Prepares a scan.
     *
     * @param nullable whether the scanned value itself may become null for want of a mask, as the engine does it for
     *     {@code on.error=null}
     */
    Scan(Texts texts, boolean nullable) {
        this.texts = texts;
        this.nullable = nullable;
        this.loose = new LooseScan(texts);
        this.schemaless = new Bound(null, value -> loose.of(value, 0));
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        checkDefaults(schema);
        Schema output = nullable ? Schemas.optional(schema) : schema;
        return new Bound(output, TypedScan.of(schema, output, texts)::of);
    }

    /** Readers take a default for a null: it must not hold what is masked everywhere else. */
    private void checkDefaults(Schema schema) {
        Object value = schema.defaultValue();
        if (value != null && !value.equals(TypedScan.of(schema, schema, texts).of(value))) {
            throw new BadValue("a default in the schema holds what is looked for; mask its field by name first");
        }
        switch (schema.type()) {
            case STRUCT -> schema.fields().forEach(field -> checkDefaults(field.schema()));
            case ARRAY -> checkDefaults(schema.valueSchema());
            case MAP -> {
                checkDefaults(schema.keySchema());
                checkDefaults(schema.valueSchema());
            }
            default -> {}
        }
    }
}
