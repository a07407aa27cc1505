// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

    /**
     * One or several lists.
     *
     * @param paths separated by a plus sign; each is a file, then keys below the file's first two, separated by slashes;
     *     a key that is a number is a position in a list
     */
    static List<String> list(String paths) {
        return Arrays.stream(paths.split("\\+", -1))
                .flatMap(path -> one(path).stream())
                .distinct()
                .toList();
    }

    private static List<String> one(String path) {
        String[] keys = ("en/faker/" + path.substring(path.indexOf('/') + 1)).split("/", -1);
        @Nullable Object node = FILES.computeIfAbsent(path.substring(0, path.indexOf('/')), WordLists::load);
        for (String key : keys) {
            node = child(node, key);
        }
        if (!(node instanceof List<?> words)) {
            throw new IllegalStateException("datafaker has no list " + path);
        }
        return words.stream().map(String::valueOf).toList();
    }

    private static @Nullable Object child(@Nullable Object node, String key) {
        if (node instanceof List<?> list) {
            return list.get(Integer.parseInt(key));
        }
        return node instanceof Map<?, ?> map ? map.get(key) : null;
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
