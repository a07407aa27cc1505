// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.Map;

/**
 * A configuration of the sink, as far as the protocol sees it.
 *
 * @param number which one; decides which records share an object
 */
record Configuration(int number) {
    static final int HOW_MANY = 3;

    static Configuration of(Map<String, String> options) {
        return new Configuration(Integer.parseInt(options.getOrDefault("prefix", "")));
    }

    Map<String, String> options() {
        return Map.of("prefix", Integer.toString(number));
    }

    /** A pure function of the record. Names repeat between configurations and mean other records there. */
    String identity(LogRecord one) {
        if (one.kind() == LogRecord.Kind.BROKEN) {
            return "error-" + one.shape() % 2;
        }
        return switch (number) {
            case 0 -> "part-" + one.colour();
            case 1 -> "part-" + one.shape();
            default -> "part-" + (one.colour() + one.shape()) % 4;
        };
    }
}
