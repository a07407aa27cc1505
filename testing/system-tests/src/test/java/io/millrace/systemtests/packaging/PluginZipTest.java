// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user unpacks into plugin.path is complete, and holds nothing that belongs to the worker. */
class PluginZipTest {
    /**
     * One plugin module.
     *
     * @param folder its folder, and its artifact
     * @param example one of the examples that come with it
     * @param megabytes how large its zip may grow before somebody has to say why
     */
    record Plugin(String folder, String example, int megabytes) {
        Path zip() {
            return Checkout.root()
                    .resolve(folder + "/target/millrace-" + folder + "-" + System.getProperty("millrace.version")
                            + ".zip");
        }

        String top() {
            return "millrace-" + folder + "-" + System.getProperty("millrace.version") + "/";
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    static List<Plugin> plugins() {
        // All but the generator carry the native codecs of all platforms: 11 MB of zstd, lz4 and Snappy.
        return List.of(
                new Plugin("connect-source-agentfile", "apache-access-to-json.json", 18),
                new Plugin("connect-source-datagen", "streaming-events.json", 6),
                new Plugin("connect-sink-firehose-s3", "streaming-events.json", 28),
                new Plugin("smt", "drop-fields.json", 24));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void holdsExactlyTheListedJars(Plugin plugin) throws IOException {
        String jars = String.join("\n", new TreeSet<>(jarsOf(plugin))) + "\n";

        assertThat(Checkout.root().resolve(plugin.folder() + "/lib.txt"))
                .as("the zip's jars; a change of dependencies is a change of lib.txt in the same commit")
                .hasContent(jars);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void leavesToTheWorkerWhatIsTheWorkers(Plugin plugin) throws IOException {
        assertThat(jarsOf(plugin))
                .noneMatch(
                        jar -> jar.matches(
                                "(connect-(api|runtime|json|transforms)|kafka-clients|slf4j|log4j|logback|reload4j|junit|assertj|testkit).*"))
                .noneMatch(jar -> jar.contains("SNAPSHOT"));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void hasOneTopFolderInTheHubsLayout(Plugin plugin) throws IOException {
        List<String> entries = entriesOf(plugin);

        assertThat(entries).allMatch(name -> name.startsWith(plugin.top()));
        assertThat(entries)
                .contains(
                        plugin.top() + "manifest.json",
                        plugin.top() + "doc/LICENSE",
                        plugin.top() + "doc/NOTICE",
                        plugin.top() + "doc/" + plugin.folder() + ".md",
                        plugin.top() + "etc/" + plugin.example());
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void tellsItsVersionInTheManifest(Plugin plugin) throws IOException {
        try (ZipFile zip = new ZipFile(plugin.zip().toFile());
                InputStream in = zip.getInputStream(zip.getEntry(plugin.top() + "manifest.json"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"version\": \"" + System.getProperty("millrace.version") + "\"")
                    .contains("\"name\": \"" + plugin.folder() + "\"")
                    .doesNotContain("${");
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void holdsNoClassTwice(Plugin plugin) throws IOException {
        Map<String, List<String>> places = new HashMap<>();
        try (ZipFile zip = new ZipFile(plugin.zip().toFile())) {
            for (ZipEntry jar :
                    zip.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
                try (ZipInputStream classes = new ZipInputStream(zip.getInputStream(jar))) {
                    for (ZipEntry e = classes.getNextEntry(); e != null; e = classes.getNextEntry()) {
                        if (e.getName().endsWith(".class") && !e.getName().endsWith("module-info.class")) {
                            places.computeIfAbsent(e.getName(), n -> new ArrayList<>())
                                    .add(jar.getName());
                        }
                    }
                }
            }
        }
        assertThat(places.values()).allMatch(jars -> jars.size() == 1);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void staysWithinItsSize(Plugin plugin) throws IOException {
        assertThat(Files.size(plugin.zip())).isLessThan(plugin.megabytes() * 1_000_000L);
    }

    private static List<String> jarsOf(Plugin plugin) throws IOException {
        return entriesOf(plugin).stream()
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    private static List<String> entriesOf(Plugin plugin) throws IOException {
        try (ZipFile zip = new ZipFile(plugin.zip().toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
