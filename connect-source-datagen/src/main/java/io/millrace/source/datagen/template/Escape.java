// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

/** How the values of holes are escaped. */
public enum Escape {
    /** Not at all. */
    NONE,
    /** As inside a JSON string. */
    JSON,
    /** As a CSV field: quoted if it holds a comma, a quote or a line end. */
    CSV,
    /** As JSON where the hole stands inside a JSON string of a template that is JSON, else not at all. */
    AUTO
}
