// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import org.apache.kafka.connect.data.Schema;

/** Schemas of masked values. */
final class Masked {
    private Masked() {}

    /** A text's schema that allows null where the other one did. */
    static Schema text(Schema schema) {
        return schema.isOptional() || schema.defaultValue() != null
                ? Schema.OPTIONAL_STRING_SCHEMA
                : Schema.STRING_SCHEMA;
    }
}
