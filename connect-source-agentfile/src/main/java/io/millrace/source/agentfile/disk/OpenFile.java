// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

import java.io.IOException;

/** A file that stays readable through renaming and deletion, until it is closed. For one thread at a time. */
public interface OpenFile extends AutoCloseable {
    /**
     * The size now.
     *
     * @return bytes
     * @throws IOException when the file system does not answer
     */
    long size() throws IOException;

    /**
     * Reads what is there.
     *
     * @param position where to begin, from 0
     * @param target receives the bytes
     * @param from where in the target
     * @param length how many bytes are wanted
     * @return how many were read: fewer than wanted at the end only, 0 at or behind it
     * @throws IOException when they cannot be read
     */
    int read(long position, byte[] target, int from, int length) throws IOException;

    @Override
    void close() throws IOException;
}
