// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildFirstLoaderTest {
    /** A class that both sides have. */
    public static final class Known {}

    /** Another one. */
    public static final class Other {}

    private static final String RESOURCE = "io/millrace/common/release.properties";

    @TempDir
    private Path folder;

    @Test
    void takesItsOwnClassThoughTheParentHasOneOfThatName() throws Exception {
        try (ChildFirstLoader loader = loader(name -> false, jar("own.jar", Known.class))) {
            Class<?> loaded = loader.loadClass(Known.class.getName());

            assertThat(loaded).isNotSameAs(Known.class);
            assertThat(loaded.getClassLoader()).isSameAs(loader);
            assertThat(loader.loadClass(Known.class.getName())).isSameAs(loaded);
        }
    }

    @Test
    void takesTheParentsClassWhereBothMustHaveTheSame() throws Exception {
        try (ChildFirstLoader loader =
                loader(Known.class.getName()::equals, jar("own.jar", Known.class, Other.class))) {
            assertThat(loader.loadClass(Known.class.getName())).isSameAs(Known.class);
            assertThat(loader.loadClass(Other.class.getName())).isNotSameAs(Other.class);
        }
    }

    @Test
    void takesItsOwnClassWhereTheParentHasNoneOfThoseNames() throws Exception {
        Path jar = jar("own.jar", Known.class);
        try (ChildFirstLoader loader =
                new ChildFirstLoader("test", List.of(jar), ClassLoader.getPlatformClassLoader(), name -> true)) {
            assertThat(loader.loadClass(Known.class.getName()).getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void takesTheParentsClassWhenItHasNone() throws Exception {
        try (ChildFirstLoader loader = loader(name -> false, jar("own.jar", Known.class))) {
            assertThat(loader.loadClass(Other.class.getName())).isSameAs(Other.class);
        }
    }

    @Test
    void neverAsksForClassesOfTheJvm() throws Exception {
        List<String> asked = new ArrayList<>();
        try (ChildFirstLoader loader = loader(asked::add, jar("own.jar", Known.class))) {
            assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void tellsWhichClassesItHolds() throws Exception {
        try (ChildFirstLoader loader = loader(name -> true, jar("own.jar", Known.class))) {
            assertThat(loader.holds(Known.class.getName())).isTrue();
            assertThat(loader.holds(Other.class.getName())).isFalse();
        }
    }

    @Test
    void findsItsOwnResourcesFirstAndTheParentsToo() throws Exception {
        Path jar = jarOf("own.jar", RESOURCE, "own".getBytes(StandardCharsets.UTF_8));
        try (ChildFirstLoader loader = loader(name -> true, jar)) {
            assertThat(text(loader.getResource(RESOURCE))).isEqualTo("own");
            List<URL> all = Collections.list(loader.getResources(RESOURCE));
            assertThat(all).hasSize(2);
            assertThat(text(all.get(0))).isEqualTo("own");
            assertThat(loader.getResource("io/millrace/common/isolation/WorkerPackages.class"))
                    .isNotNull();
            assertThat(loader.getResource("nowhere")).isNull();
        }
    }

    @Test
    void searchesItsPlacesInTheirOrder() throws Exception {
        Path first = jarOf("b.jar", "place", "first".getBytes(StandardCharsets.UTF_8));
        Path second = jarOf("a.jar", "place", "second".getBytes(StandardCharsets.UTF_8));
        try (ChildFirstLoader loader = loader(name -> true, first, second)) {
            assertThat(text(loader.getResource("place"))).isEqualTo("first");
        }
    }

    @Test
    void keepsWhatIsLoadedWhenItIsClosed() throws Exception {
        ChildFirstLoader loader = loader(name -> false, jar("own.jar", Known.class, Other.class));
        Class<?> known = loader.loadClass(Known.class.getName());
        loader.close();

        assertThat(loader.loadClass(Known.class.getName())).isSameAs(known);
        assertThat(loader.loadClass(Other.class.getName())).isSameAs(Other.class);
        assertThatThrownBy(() -> loader.loadClass("nowhere.Nothing")).isInstanceOf(ClassNotFoundException.class);
    }

    private ChildFirstLoader loader(Predicate<String> parentFirst, Path... places) {
        return new ChildFirstLoader("test", List.of(places), getClass().getClassLoader(), parentFirst);
    }

    private Path jar(String name, Class<?>... classes) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(entry));
                type.getClassLoader().getResourceAsStream(entry).transferTo(out);
            }
        }
        return jar;
    }

    private Path jarOf(String name, String entry, byte[] content) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return jar;
    }

    private static String text(URL url) throws IOException {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
