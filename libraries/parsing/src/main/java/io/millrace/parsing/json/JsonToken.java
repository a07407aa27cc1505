// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

/** What {@link JsonScanner#next()} found. */
public enum JsonToken {
    /** The beginning of an object. */
    OBJECT_START,
    /** The end of an object. */
    OBJECT_END,
    /** The beginning of an array. */
    ARRAY_START,
    /** The end of an array. */
    ARRAY_END,
    /** A name in an object, with the colon after it; its value follows. */
    FIELD_NAME,
    /** A text. */
    STRING,
    /** A number. */
    NUMBER,
    /** The literal true. */
    TRUE,
    /** The literal false. */
    FALSE,
    /** The literal null. */
    NULL,
    /** There is no further value. */
    END;

    /**
     * Whether a value ends with this token.
     *
     * @return true for the two ends, texts, numbers and literals
     */
    public boolean endsValue() {
        return this != OBJECT_START && this != ARRAY_START && this != FIELD_NAME && this != END;
    }
}
