// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

/** What happens to line feeds in the text of a template. */
public enum Newlines {
    /** Each line feed, with a carriage return in front of it, is deleted, so that a pretty-printed template gives one line. */
    STRIP,
    /** Line feeds stay; a carriage return with a line feed becomes a line feed. */
    KEEP
}
