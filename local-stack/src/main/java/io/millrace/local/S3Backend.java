// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

/** Where the local S3 keeps its objects. */
public enum S3Backend {
    /** In the S3 process's memory: fast, and gone when it stops. */
    TRANSIENT("transient-nio2"),
    /** In a folder of the stack: a restarted S3 has them again. */
    FILESYSTEM("filesystem-nio2");

    private final String provider;

    S3Backend(String provider) {
        this.provider = provider;
    }

    String provider() {
        return provider;
    }
}
