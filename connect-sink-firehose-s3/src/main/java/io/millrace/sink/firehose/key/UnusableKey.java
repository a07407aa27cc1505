// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

/**
 * A key that no object can have, because it came out too long for this topic, offset or instant. The records meant for
 * the object fail with {@link #code} and go to the error prefix; the stream goes on. Checked, because whoever opens an
 * object must decide that.
 */
public final class UnusableKey extends Exception {
    UnusableKey(String complaint) {
        super(complaint);
    }

    /**
     * What the error object says.
     *
     * @return the error code
     */
    public String code() {
        return "ObjectKey.TooLong";
    }

    /**
     * What is too long, and by how much.
     *
     * @return the complaint, free of record contents
     */
    public String complaint() {
        return String.valueOf(getMessage());
    }
}
