// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.isolation.WorkerPackages;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the workers themselves which classes they load in isolation, for all classes that they and the JVM have. */
class WorkerRuleIT {
    @ParameterizedTest
    @ValueSource(strings = {"3.7.2", "4.3.1"})
    void sharesExactlyWhatAWorkerShares(String version) throws Exception {
        List<Path> jars = jars(Checkout.root().resolve("local-stack/runtimes/worker-" + version + "/target/lib"));
        Set<String> names = new TreeSet<>();
        for (Path jar : jars) {
            names.addAll(classesIn(jar));
        }
        ModuleLayer.boot().modules().forEach(module -> module.getPackages().forEach(name -> names.add(name + ".Any")));
        try (URLClassLoader worker = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader())) {
            Method isolated = worker.loadClass("org.apache.kafka.connect.runtime.isolation.PluginUtils")
                    .getMethod("shouldLoadInIsolation", String.class);
            List<String> wrong = new ArrayList<>();
            for (String name : names) {
                if (WorkerPackages.shared(name) == (Boolean) isolated.invoke(null, name)) {
                    wrong.add(name);
                }
            }
            assertThat(names).hasSizeGreaterThan(5_000);
            assertThat(wrong).isEmpty();
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> classesIn(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static URL[] urls(List<Path> jars) throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
