// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

/**
 * One thing that a user has named, such as the flow {@code app}.
 *
 * @param kind what it is one of
 * @param name what the user calls it
 */
record Alias(AliasKind kind, String name) {
    /** The full name of one of its options, such as {@code flow.app.topic}. */
    String qualified(String option) {
        return kind.prefix() + name + "." + option;
    }
}
