// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * One field of a struct, and how to take its value. A null in an optional field is a value and stays null, whatever the
 * default; a null in a required field means that it was not set, and is the default.
 */
final class StructField {
    final Field field;
    private final boolean keepsNull;

    StructField(Field field) {
        this.field = field;
        Schema schema = field.schema();
        this.keepsNull = schema.isOptional() && schema.defaultValue() != null;
    }

    @Nullable
    Object in(Struct struct) {
        // get() puts the default in for null; getWithoutDefault() looks the name up, so it is for those that need it.
        return keepsNull ? struct.getWithoutDefault(field.name()) : struct.get(field);
    }
}
