// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.util.regex.Pattern;

/** The rule for an extension that a user gives: Firehose's own, which knows lower-case letters only. */
public final class FileExtension {
    private static final int MAX_LENGTH = 128;
    private static final Pattern ALLOWED = Pattern.compile("\\.[0-9a-z!\\-_.*'()]+");

    private FileExtension() {}

    /**
     * Checks an extension, which then replaces the one of the compression.
     *
     * @param text what the user wrote; empty means that none was given
     * @return the text
     * @throws IllegalArgumentException when Firehose would refuse it
     */
    public static String checked(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters, has " + text.length());
        }
        if (!text.isEmpty() && !ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be empty, or a dot followed by lower-case letters, digits and ! - _ . * ' ( ) such as .json.gz");
        }
        return text;
    }
}
