// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Writes single values as JSON texts. */
final class JsonChange implements Change {
    static final JsonChange INSTANCE = new JsonChange();

    private static final int INITIAL = 256;

    private final Bound schemaless = new Bound(null, value -> text(null, value));

    @Override
    public Bound bind(@Nullable Schema schema) {
        return schema == null
                ? schemaless
                : new Bound(
                        schema.isOptional() ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA,
                        value -> text(schema, value));
    }

    static String text(@Nullable Schema schema, Object value) {
        RowBytes out = new RowBytes(INITIAL);
        try {
            new JsonRenderer(Forms.STANDARD).value(schema, value, out);
        } catch (Unrenderable e) {
            throw new BadValue("a value has no form in JSON: "
                    + e.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }
}
