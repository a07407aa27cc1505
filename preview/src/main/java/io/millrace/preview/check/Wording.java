// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.check;

/** The framework's messages without the option's name, which stands before each message anyway. */
final class Wording {
    private static final String INVALID = "Invalid value ";

    private Wording() {}

    /** Source of both forms: Kafka's ConfigException and ConfigDef. */
    static String plain(String option, String message) {
        if (message.equals("Missing required configuration \"" + option + "\" which has no default value.")) {
            return "is required";
        }
        String middle = " for configuration " + option + ": ";
        int at = message.indexOf(middle);
        if (!message.startsWith(INVALID) || at < INVALID.length()) {
            return message;
        }
        String value = "'" + message.substring(INVALID.length(), at) + "'";
        String complaint = message.substring(at + middle.length());
        boolean sentence = !complaint.isEmpty() && Character.isLowerCase(complaint.charAt(0));
        return value + (sentence ? " " : ": ") + complaint;
    }
}
