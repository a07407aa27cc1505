// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
public final class Checkout {
    private Checkout() {}

    /**
     * The repository's root, which the build passes to every test JVM.
     *
     * @return an absolute path
     */
    public static Path root() {
        String root = System.getProperty("millrace.root");
        if (root == null) {
            throw new IllegalStateException("the system property millrace.root is not set; run the test with Maven");
        }
        return Path.of(root).toAbsolutePath();
    }

    /**
     * Reads a file of the repository.
     *
     * @param relative its path below the root
     * @return its text
     */
    public static String read(String relative) {
        try {
            return Files.readString(root().resolve(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
