// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import java.io.Serial;

/** A checkpoint file that cannot be taken over. The message says why, without its subject, which is the file. */
final class MalformedDatabase extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MalformedDatabase(String complaint) {
        super(complaint);
    }
}
