// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import java.io.Serial;

/** A text that is no configuration of a Kinesis Agent. The message says what is wrong and where. */
public final class UntranslatableConfiguration extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    UntranslatableConfiguration(String complaint) {
        super(complaint);
    }
}
