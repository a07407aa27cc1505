// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Schemas;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Puts a mask's text in the place of texts, and refuses everything else. */
final class Rewriting implements Change {
    private final Function function;
    private final Bound schemaless;

    Rewriting(TextMask mask) {
        this.function = value -> {
            if (value instanceof String text) {
                return mask.of(text, null);
            }
            throw refusal();
        };
        this.schemaless = new Bound(null, function);
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        if (schema.type() != Schema.Type.STRING) {
            throw refusal();
        }
        return new Bound(Schemas.withoutDefault(schema), function);
    }

    private static BadValue refusal() {
        return new BadValue("not a text, and this action works on texts alone; use redact, null, hash or hmac");
    }
}
