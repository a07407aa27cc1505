// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system. For any number of threads. */
public interface Disk {
    /**
     * What lies in a directory: files, directories and everything else.
     *
     * @param directory an absolute path
     * @return paths below it, one level deep, in no order; empty when there is no such directory
     * @throws IOException when it cannot be listed
     */
    List<Path> list(Path directory) throws IOException;

    /**
     * Whether a path is a directory; a link to one is none, so that no search runs in a circle.
     *
     * @param path an absolute path
     * @return false also when nothing is there
     */
    boolean isDirectory(Path path);

    /**
     * What is known of a regular file; links are followed.
     *
     * @param file an absolute path
     * @return empty when nothing or something else is there
     * @throws IOException when the file system refuses an answer
     */
    Optional<FileFacts> facts(Path file) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @param file an absolute path
     * @return the file, which is the caller's to close
     * @throws java.nio.file.NoSuchFileException when nothing is there
     * @throws IOException when it cannot be opened
     */
    OpenFile open(Path file) throws IOException;

    /**
     * Removes a file.
     *
     * @param file an absolute path
     * @throws IOException when it is still there
     */
    void delete(Path file) throws IOException;

    /**
     * Moves a file, also to another device; directories that lack are made, and nothing is replaced.
     *
     * @param file an absolute path
     * @param target where to
     * @throws IOException when it was not moved
     */
    void move(Path file, Path target) throws IOException;
}
