// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The English word lists of datafaker. A file is read when the first template asks for one of its lists; only the data
 * is used, so that neither datafaker's random numbers nor its caches matter to us.
 */
final class WordLists {
    private static final Map<String, Object> FILES = new ConcurrentHashMap<>();

    private WordLists() {}

    /** The list at this path: file, then keys below the file's own key. */
    static List<String> list(String file, String... keys) {
        List<String> path = new ArrayList<>(List.of("en", "faker"));
        path.addAll(List.of(keys));
        @Nullable Object node = FILES.computeIfAbsent(file, WordLists::load);
        for (String key : path) {
            node = node instanceof Map<?, ?> map ? map.get(key) : null;
        }
        if (!(node instanceof List<?> words)) {
            throw new IllegalStateException("datafaker has no list " + file + " " + String.join(".", keys));
        }
        return words.stream().map(String::valueOf).toList();
    }

    private static Object load(String file) {
        String resource = "/en/" + file + ".yml";
        try (InputStream in = Faker.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("datafaker has no file " + resource);
            }
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " of datafaker", e);
        }
    }
}
