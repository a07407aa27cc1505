// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a template is read and its values are written.
 *
 * @param newlines what happens to line feeds in the template
 * @param escape how values are escaped
 * @param lenient whether calls that Kinesis Data Generator renders as garbage (NaN, undefined) are rendered like there
 * @param zone the zone of local dates
 */
public record TemplateOptions(Newlines newlines, Escape escape, boolean lenient, ZoneId zone) {
    public TemplateOptions {
        requireNonNull(newlines, "newlines");
        requireNonNull(escape, "escape");
        requireNonNull(zone, "zone");
    }

    /** Line feeds stripped, automatic escapes, strict, UTC. */
    public static TemplateOptions defaults() {
        return new TemplateOptions(Newlines.STRIP, Escape.AUTO, false, ZoneOffset.UTC);
    }
}
