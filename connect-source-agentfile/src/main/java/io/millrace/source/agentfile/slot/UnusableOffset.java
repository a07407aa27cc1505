// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import org.apache.kafka.connect.errors.ConnectException;

/** A stored offset that this version does not understand. Going on would read files again or leave them out. */
public final class UnusableOffset extends ConnectException {
    private static final long serialVersionUID = 1;

    UnusableOffset(String message, Throwable cause) {
        super(message, cause);
    }
}
