// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.CsvDialect;
import io.millrace.rendering.Forms;
import java.util.List;

/**
 * What rows look like.
 *
 * @param dialect delimiter and quotes
 * @param columns the columns in order, or none: each record's own
 * @param header whether every object starts with the columns' names
 * @param forms which form values get
 */
record CsvSettings(CsvDialect dialect, List<String> columns, boolean header, Forms forms) {
    CsvSettings {
        columns = List.copyOf(columns);
    }
}
