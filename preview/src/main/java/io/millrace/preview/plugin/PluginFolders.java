// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import io.millrace.common.isolation.ChildFirstLoader;
import io.millrace.common.isolation.WorkerPackages;
import io.millrace.common.lifecycle.Closer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Opens plugins as a worker does: each folder in a loader of its own, child first, with the worker's rule of what is shared.
 * One more package is shared here: the preview's port, which no worker knows.
 */
public final class PluginFolders {
    private static final String PORT = "io.millrace.common.preview.";

    private final ClassLoader worker;
    private final Closer resources = new Closer();
    private final List<Origin> folders = new ArrayList<>();

    /**
     * No folders yet.
     *
     * @param worker has Connect's API, the stock plugins and the preview's port
     */
    public PluginFolders(ClassLoader worker) {
        this.worker = worker;
    }

    /**
     * Adds what lies in one folder of a plugin path: each sub-folder and each jar is a plugin.
     *
     * @param path an existing folder
     * @throws IOException when it cannot be read
     */
    public void addPath(Path path) throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.sorted().toList()) {
                if (Files.isDirectory(child)) {
                    add(child.getFileName().toString(), jarsBelow(child));
                } else if (isJar(child.toString())) {
                    add(child.getFileName().toString(), List.of(child));
                }
            }
        }
    }

    /**
     * Adds a plugin's zip, as if it were unpacked into a plugin path.
     *
     * @param zip in the layout of the Confluent Hub
     * @param into an empty or missing folder for its jars
     * @throws IOException when it cannot be read or unpacked
     */
    public void addZip(Path zip, Path into) throws IOException {
        Files.createDirectories(into);
        List<Path> jars = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (isJar(entry.getName())) {
                    // By its own name alone: an entry's folders may lead anywhere.
                    Path jar = into.resolve(entry.getName().replaceFirst(".*[/\\\\]", ""));
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, jar);
                    }
                    jars.add(jar);
                }
            }
        }
        add(zip.getFileName().toString(), jars.stream().sorted().toList());
    }

    private static boolean isShared(String className) {
        return className.startsWith(PORT) || WorkerPackages.shared(className);
    }

    private void add(String name, List<Path> jars) {
        if (!jars.isEmpty()) {
            folders.add(new Origin(
                    name, resources.register(new ChildFirstLoader(name, jars, worker, PluginFolders::isShared))));
        }
    }

    /** All jars however deep, or the folder itself when it has class files only. */
    private static List<Path> jarsBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            List<Path> jars =
                    files.stream().filter(file -> isJar(file.toString())).toList();
            boolean classes = files.stream().anyMatch(file -> file.toString().endsWith(".class"));
            return jars.isEmpty() && classes ? List.of(folder) : jars;
        }
    }

    private static boolean isJar(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    /**
     * All that was added.
     *
     * @return to be closed by the caller
     */
    public Plugins plugins() {
        return new Plugins(List.copyOf(folders), new Origin("the worker", worker), resources);
    }
}
