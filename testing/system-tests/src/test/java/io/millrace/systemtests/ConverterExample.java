// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import io.millrace.local.LocalRegistry;
import io.millrace.local.framing.SchemaFraming;
import io.millrace.local.process.RuntimeFolder;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.storage.Converter;

/** The examples in {@code config-examples/converters} that write, each with the framing that docs/converters.md says. */
enum ConverterExample {
    AVRO_HEADERS(SchemaFraming.APICURIO_HEADERS),
    AVRO_EIGHT_BYTES(SchemaFraming.EIGHT_BYTES),
    /** Behind the others: their topics have the same schema already, so that its global id is not its content id. */
    AVRO_CONFLUENT(SchemaFraming.FOUR_BYTES),
    JSON_SCHEMA_ID(SchemaFraming.JSON_SCHEMA_ID),
    JSON_WITH_SCHEMA(SchemaFraming.JSON_WITH_SCHEMA),
    JSON_PLAIN(SchemaFraming.JSON);

    /** The folder of the worker's plugin path that the stack makes for the converters. */
    static final String CONVERTERS = "apicurio-converters-2.6.13";

    private static final String PREFIX = "value.converter";
    private static final String URL = PREFIX + ".apicurio.registry.url";

    private final SchemaFraming framing;

    ConverterExample(SchemaFraming framing) {
        this.framing = framing;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SchemaFraming framing() {
        return framing;
    }

    boolean keepsTypes() {
        return this != JSON_PLAIN;
    }

    /** The example, with the registry of the stack if it has one. */
    Map<String, String> config(LocalRegistry registry) {
        return on(registry, Pipeline.example("converters/" + title() + ".json"));
    }

    static Map<String, String> on(LocalRegistry registry, Map<String, String> config) {
        Map<String, String> all = new TreeMap<>(config);
        all.computeIfPresent(URL, (name, value) -> registry.v2().toString());
        return all;
    }

    /** What a sink needs to read what the example writes. */
    Map<String, String> valueConverter(LocalRegistry registry) {
        Map<String, String> options = new TreeMap<>(config(registry));
        options.keySet().removeIf(name -> !name.startsWith(PREFIX));
        return options;
    }

    /** A converter in this process, from the same jars as the worker's. */
    static Converter converter(Map<String, String> valueConverter) {
        Map<String, String> options = new TreeMap<>();
        valueConverter.forEach((name, value) -> {
            if (!name.equals(PREFIX)) {
                options.put(name.substring(PREFIX.length() + 1), value);
            }
        });
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Jars.LOADER);
        try {
            Converter converter = Class.forName(valueConverter.get(PREFIX), true, Jars.LOADER)
                    .asSubclass(Converter.class)
                    .getConstructor()
                    .newInstance();
            converter.configure(options, false);
            return converter;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(valueConverter.get(PREFIX), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Jars {
        static final URLClassLoader LOADER = open();

        private static URLClassLoader open() {
            List<URL> jars = new ArrayList<>();
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(RuntimeFolder.named(CONVERTERS).jars(), "*.jar")) {
                for (Path jar : files) {
                    jars.add(url(jar));
                }
            } catch (IOException e) {
                throw new IllegalStateException("the converters' jars", e);
            }
            return new URLClassLoader(jars.toArray(URL[]::new), ConverterExample.class.getClassLoader());
        }

        private static URL url(Path jar) throws MalformedURLException {
            return jar.toUri().toURL();
        }
    }
}
