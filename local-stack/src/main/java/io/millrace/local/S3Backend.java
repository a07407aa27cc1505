// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

/** Which local S3, and where it keeps its objects. */
public enum S3Backend {
    /** s3proxy, in the S3 process's memory: fast, and gone when it stops. */
    TRANSIENT {
        @Override
        S3Program program() {
            return new S3Program.S3Proxy("transient-nio2");
        }
    },
    /** s3proxy, in a folder of the stack: a restarted S3 has them again. */
    FILESYSTEM {
        @Override
        S3Program program() {
            return new S3Program.S3Proxy("filesystem-nio2");
        }
    },
    /** s3mock, in a folder of the stack: with tags and checksums, and without a look at signatures. */
    S3MOCK {
        @Override
        S3Program program() {
            return new S3Program.S3Mock();
        }
    };

    abstract S3Program program();
}
