// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

import java.nio.file.Path;
import java.util.Set;

/**
 * Tells which directories may have changed. Hints are lost and come late: nothing relies on them, they only make a look come
 * sooner. For one thread at a time.
 */
public interface Hints extends AutoCloseable {
    /** None at all: every look is due to time. */
    Hints NONE = new Hints() {
        @Override
        public boolean watch(Path directory) {
            return false;
        }

        @Override
        public void forget(Path directory) {}

        @Override
        public boolean drain(Set<Path> changed) {
            return true;
        }

        @Override
        public void close() {}
    };

    /**
     * Begins to watch a directory; again does nothing.
     *
     * @param directory an absolute path
     * @return whether hints come from it; false where the file system or its limits refuse
     */
    boolean watch(Path directory);

    /**
     * Ends watching.
     *
     * @param directory an absolute path
     */
    void forget(Path directory);

    /**
     * What came since the last call.
     *
     * @param changed receives the paths of changed files, or of directories where it is not known which
     * @return false when some were lost, so that everything may have changed
     */
    boolean drain(Set<Path> changed);

    @Override
    void close();
}
