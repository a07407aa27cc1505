// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.isolation;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes from its own jars before it asks its parent, so that what is loaded brings its own versions of libraries.
 * Types that both sides exchange must be the same for both: for those names the parent is asked first. Resources are
 * looked for in the own jars first, whatever their names are.
 *
 * <p>Safe for all threads. Closing closes the jars: classes that are loaded stay usable, others cannot be loaded any more.
 */
public final class ChildFirstLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Predicate<String> parentFirst;

    /**
     * A loader.
     *
     * @param name tells this loader from others in stack traces
     * @param places jars and folders of class files, in the order in which they are searched; folders must exist
     * @param parent knows what the own jars do not have
     * @param parentFirst whether the parent is asked first for a class of this full name, such as {@code a.b.C}; what it
     *     does not have is looked for in the own jars. Not asked for names in {@code java}, which always are the JVM's.
     */
    public ChildFirstLoader(String name, Collection<Path> places, ClassLoader parent, Predicate<String> parentFirst) {
        super(name, places.stream().map(ChildFirstLoader::url).toArray(URL[]::new), parent);
        this.parentFirst = parentFirst;
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no place to load classes from: " + place, e);
        }
    }

    /**
     * Whether a class is in the own jars, wherever it would be loaded from.
     *
     * @param className its full name
     * @return true when there is a class file of that name
     */
    public boolean holds(String className) {
        return findResource(className.replace('.', '/') + ".class") != null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known == null && !name.startsWith("java.") && !parentFirst.test(name)) {
                known = own(name);
            }
            if (known == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(known);
            }
            return known;
        }
    }

    private @Nullable Class<?> own(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /** The own ones first, so that service files of the own jars win. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
