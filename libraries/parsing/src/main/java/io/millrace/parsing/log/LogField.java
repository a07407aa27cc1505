// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/**
 * A field of a grammar.
 *
 * @param name as the writer's documentation or the Kinesis Agent calls it
 * @param kind what its bytes are; the strict dialect knows text alone
 * @param time how to read it as a moment, also where the kind is text; {@link TimeForm#NONE} if it is none
 */
public record LogField(String name, FieldKind kind, TimeForm time) {
    static LogField text(String name) {
        return new LogField(name, FieldKind.TEXT, TimeForm.NONE);
    }

    static LogField integer(String name) {
        return new LogField(name, FieldKind.INTEGER, TimeForm.NONE);
    }

    static LogField decimal(String name) {
        return new LogField(name, FieldKind.DECIMAL, TimeForm.NONE);
    }

    static LogField moment(String name, TimeForm form) {
        return new LogField(name, FieldKind.TIMESTAMP, form);
    }

    static LogField textOfMoment(String name, TimeForm form) {
        return new LogField(name, FieldKind.TEXT, form);
    }
}
