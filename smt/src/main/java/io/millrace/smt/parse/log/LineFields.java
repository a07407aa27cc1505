// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parser of lines whose fields can also be had as a map, whatever the record has. */
interface LineFields extends Parser {
    /**
     * The fields' names.
     *
     * @return in their order
     */
    List<String> names();

    /**
     * Parses a line.
     *
     * @param input the line
     * @return its fields; null for a line that is no record
     * @throws io.millrace.smt.edit.BadValue when the line is not of the format
     */
    @Nullable
    Map<String, @Nullable Object> fields(Input input);
}
