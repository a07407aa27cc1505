// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import io.millrace.common.isolation.ChildFirstLoader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where plugins come from: one folder of a plugin path, or the worker itself.
 *
 * @param name the folder's name
 * @param loader loads its classes
 */
public record Origin(String name, ClassLoader loader) {
    /** Whether this is where the class is, wherever else one of that name is. */
    boolean holds(String className) {
        return loader instanceof ChildFirstLoader own
                ? own.holds(className)
                : loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    /** The plugins that its own service files list. */
    Set<String> listed(Kind kind) {
        Set<String> names = new TreeSet<>();
        try {
            for (String file : kind.serviceFiles()) {
                for (URL place : own(file)) {
                    names.addAll(lines(place));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the service files of " + name, e);
        }
        return names;
    }

    private List<URL> own(String file) throws IOException {
        return Collections.list(
                loader instanceof ChildFirstLoader isolated ? isolated.findResources(file) : loader.getResources(file));
    }

    /** The format is that of java.util.ServiceLoader: a class name in each line, and comments after #. */
    private static List<String> lines(URL place) throws IOException {
        List<String> names = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(place.openStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String className = line.replaceFirst("#.*", "").strip();
                if (!className.isEmpty()) {
                    names.add(className);
                }
            }
        }
        return names;
    }
}
