// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** How the rows of {@link BlueprintCsv} treat what does not fit between commas. */
public enum CsvForm {
    /** Not at all, like the blueprints: a comma in a request breaks the row. A missing process id is empty. */
    BLUEPRINT,
    /** Cells with commas, quotes or line breaks stand in quotes, RFC 4180. */
    RFC4180
}
