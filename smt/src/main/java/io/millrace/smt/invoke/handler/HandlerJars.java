// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import io.millrace.common.isolation.ChildFirstLoader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads a handler's classes. */
final class HandlerJars {
    // Handlers are handed objects of these types, so that both sides must mean the same classes.
    private static final String SHARED = "com.amazonaws.services.lambda.runtime.";

    private HandlerJars() {}

    /**
     * A loader of jars and folders; each folder may hold classes, jars, and jars in {@code lib}, as an unpacked deployment
     * package does.
     *
     * @throws IllegalArgumentException when one of the places does not exist
     */
    static ChildFirstLoader loader(List<Path> places) {
        List<Path> all = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new IllegalArgumentException("handler.path: there is no " + place);
            }
            all.add(place);
            if (Files.isDirectory(place)) {
                all.addAll(jarsIn(place));
                all.addAll(jarsIn(place.resolve("lib")));
            }
        }
        ClassLoader plugin = HandlerJars.class.getClassLoader();
        return new ChildFirstLoader("millrace-handler", all, plugin, name -> name.startsWith(SHARED));
    }

    private static List<Path> jarsIn(Path folder) {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
                found.forEach(jars::add);
            } catch (IOException e) {
                throw new IllegalArgumentException("handler.path: cannot list " + folder, e);
            }
        }
        // In the order of their names, so that the same class wins everywhere.
        jars.sort(null);
        return jars;
    }
}
