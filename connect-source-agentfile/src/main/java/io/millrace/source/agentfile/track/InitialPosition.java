// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/** Where a file is begun that was there before the connector first looked. Files that appear later are read from their beginning. */
public enum InitialPosition {
    /** At its first byte. */
    START_OF_FILE,
    /** After its last complete line, as it was at the first look. */
    END_OF_FILE,
    /** At its first byte if it was changed at or after a given moment, else at its end. */
    TIMESTAMP
}
