// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Makes something of a text or of bytes. Safe for all threads. */
public interface Parser {
    /**
     * Parses.
     *
     * @param input what stands at the path
     * @return what is put at the target; its schema is ignored for records without one
     * @throws io.millrace.smt.edit.BadValue when the input is not of the format; the message holds none of it
     */
    Parsed parse(Input input);

    /**
     * The schema of everything that this parser makes, so that a null in the input's place keeps it.
     *
     * @return null when it differs from input to input
     */
    default @Nullable Schema schema() {
        return null;
    }
}
