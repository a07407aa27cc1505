// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import io.millrace.common.lifecycle.Closer;
import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that a worker with these folders could load. A name is looked up as a worker does it: in the connector's own
 * folder first, then in all folders, then in the worker itself.
 */
public final class Plugins implements AutoCloseable {
    private static final int SUGGESTIONS = 3;

    private final List<Origin> folders;
    private final Origin worker;
    private final Closer resources;

    Plugins(List<Origin> folders, Origin worker, Closer resources) {
        this.folders = folders;
        this.worker = worker;
        this.resources = resources;
    }

    /**
     * The worker itself.
     *
     * @return the origin of stock plugins
     */
    public Origin worker() {
        return worker;
    }

    /** One of the folders. */
    Origin folder(String name) {
        return folders.stream()
                .filter(folder -> folder.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes a plugin.
     *
     * @param kind what is wanted
     * @param name a class name, or an alias: the class's simple name, with or without what all of the kind end in
     * @param near where the connector comes from
     * @return a new object, not configured
     * @throws NoSuchPlugin when there is no usable class of that name
     */
    public Plugin make(Kind kind, String name, Origin near) throws NoSuchPlugin {
        String className = resolve(kind, name.strip());
        Origin origin = Stream.of(folders.stream().filter(near::equals), folders.stream(), Stream.of(worker))
                .flatMap(places -> places)
                .filter(place -> place.holds(className))
                .findFirst()
                .orElseThrow(() -> unknown(kind, name));
        try {
            Class<?> type = Class.forName(className, true, origin.loader());
            if (!kind.type().isAssignableFrom(type)) {
                throw new NoSuchPlugin(className + " is no " + kind.word() + nearest(kind, name));
            }
            return new Plugin(type.getConstructor().newInstance(), origin);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new NoSuchPlugin(className + " cannot be loaded from " + origin.name() + ": " + reason(e), e);
        }
    }

    private static Throwable reason(Throwable thrown) {
        return thrown instanceof ReflectiveOperationException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private String resolve(Kind kind, String name) throws NoSuchPlugin {
        Set<String> meant = aliases(kind).getOrDefault(name, Set.of());
        if (meant.size() > 1) {
            throw new NoSuchPlugin("'" + name + "' may be " + String.join(" or ", meant) + "; write the full name");
        }
        return meant.isEmpty() ? name : meant.iterator().next();
    }

    private Map<String, Set<String>> aliases(Kind kind) {
        Map<String, Set<String>> aliases = new TreeMap<>();
        for (String className : all(kind)) {
            String simple = afterPackage(className);
            simple = simple.substring(simple.lastIndexOf('$') + 1);
            List<String> names = new ArrayList<>(List.of(simple));
            if (simple.endsWith(kind.suffix())
                    && simple.length() > kind.suffix().length()) {
                names.add(simple.substring(0, simple.length() - kind.suffix().length()));
            }
            names.forEach(
                    name -> aliases.computeIfAbsent(name, n -> new TreeSet<>()).add(className));
        }
        return aliases;
    }

    private Collection<String> all(Kind kind) {
        Set<String> all = new TreeSet<>(worker.listed(kind));
        folders.forEach(folder -> all.addAll(folder.listed(kind)));
        return all;
    }

    private NoSuchPlugin unknown(Kind kind, String name) {
        List<String> searched = folders.stream().map(Origin::name).toList();
        return new NoSuchPlugin("there is no " + kind.word() + " '" + name + "' in "
                + (searched.isEmpty() ? "the worker" : String.join(", ", searched) + " and the worker")
                + nearest(kind, name));
    }

    /** Compares what follows the package, which is what people mistype and what they know it by. */
    private String nearest(Kind kind, String name) {
        Map<String, Set<String>> byShortName = new TreeMap<>();
        all(kind)
                .forEach(className -> byShortName
                        .computeIfAbsent(afterPackage(className), s -> new TreeSet<>())
                        .add(className));
        List<String> near = Spelling.nearest(afterPackage(name), byShortName.keySet(), SUGGESTIONS).stream()
                .flatMap(shortName -> byShortName.getOrDefault(shortName, Set.of()).stream())
                .toList();
        return near.isEmpty()
                ? "; there are " + String.join(", ", byShortName.keySet())
                : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String afterPackage(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        resources.close();
    }
}
