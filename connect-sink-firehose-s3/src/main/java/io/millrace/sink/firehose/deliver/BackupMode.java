// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Locale;

/** Which records are stored a second time as the task received them. */
public enum BackupMode {
    /** None. */
    NONE,
    /** Every record. */
    ALL,
    /** Those that become error objects. */
    FAILED;

    /**
     * How the mode is written in a configuration.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
