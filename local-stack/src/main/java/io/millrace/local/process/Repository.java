// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import io.millrace.local.child.Child;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the stack takes its programs and plugins from. */
public final class Repository {
    private static final String ROOT = "millrace.root";

    private Repository() {}

    /**
     * The root of the checkout, given by the system property {@code millrace.root}.
     *
     * @return an absolute path
     */
    public static Path root() {
        String root = System.getProperty(ROOT);
        if (root == null) {
            throw new IllegalStateException("the system property " + ROOT + " is not set: give the checkout's root");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    /**
     * The zips of all plugins as the build left them.
     *
     * @return paths, sorted
     */
    public static List<Path> pluginZips() {
        try (Stream<Path> modules = Files.list(root())) {
            List<Path> zips = modules.filter(module -> Files.exists(module.resolve("src/main/hub/manifest.json")))
                    .flatMap(Repository::zipsOf)
                    .sorted()
                    .toList();
            if (zips.isEmpty()) {
                throw new IllegalStateException("no plugin zip below " + root() + ": build them with mvn package");
            }
            return zips;
        } catch (IOException e) {
            throw new IllegalStateException("cannot list the modules in " + root(), e);
        }
    }

    /** Where the class file of the children's first class is: a jar, or a folder inside a build. */
    static Path ownClasses() {
        try {
            return Path.of(Child.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no path", e);
        }
    }

    private static Stream<Path> zipsOf(Path module) {
        Path target = module.resolve("target");
        if (!Files.isDirectory(target)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            // A list, because the stream of a folder must be closed here.
            return files.filter(file -> file.toString().endsWith(".zip")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + target, e);
        }
    }
}
