// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

/**
 * One part of a record: a field of its value, its topic, a header.
 *
 * @param type its type in the words of schemas
 * @param text its value as JSON; empty for a whole key or value that has parts of its own
 */
record Part(String type, String text) {
    private static final int LONGEST = 80;

    /** The value, cut to a length that can be read at a glance. */
    String brief() {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** The value with its type. */
    String briefWithType() {
        return text.isEmpty() || type.equals(text) ? type : brief() + " (" + type + ")";
    }
}
