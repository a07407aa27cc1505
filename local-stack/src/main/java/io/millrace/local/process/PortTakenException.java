// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

/** Somebody else listens on a port that was asked for. */
public final class PortTakenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String purpose, int port) {
        super("port " + port + " of 127.0.0.1, wanted for " + purpose
                + ", is taken: end the program that listens on it, or choose another port");
    }
}
