// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.common.options.Spelling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions by name, with the names that other releases of faker.js gave them. */
public final class Catalogue {
    private static final Map<String, Definition> DEFINITIONS = new TreeMap<>();

    static {
        Stream.of(
                        ArrayFunctions.all(),
                        DateFunctions.all(),
                        NumberFunctions.all(),
                        RandomFunctions.all(),
                        RecordFunctions.all(),
                        WordFunctions.all())
                .flatMap(List::stream)
                .forEach(d -> DEFINITIONS.put(d.name(), d));
        Aliases.all().forEach((alias, name) -> DEFINITIONS.put(alias, definition(name)));
    }

    private Catalogue() {}

    private static Definition definition(String name) {
        Definition found = DEFINITIONS.get(name);
        if (found == null) {
            throw new IllegalStateException("no function " + name);
        }
        return found;
    }

    /** Whether there is such a function. */
    public static boolean isKnown(String name) {
        return DEFINITIONS.containsKey(name);
    }

    /** Every name that can be called. */
    public static List<String> names() {
        return List.copyOf(DEFINITIONS.keySet());
    }

    /** Whether a known function's argument may be text without quotes. */
    public static boolean takesRawText(String name) {
        return definition(name).rawText();
    }

    /** Makes the generator of a call, or throws {@link BadCall}. */
    public static Generator compile(Call call, Site site) {
        @Nullable Definition found = DEFINITIONS.get(call.name());
        if (found == null) {
            throw new BadCall(call.offset(), unknown(call.name()));
        }
        return found.make(call, site);
    }

    /** What to tell somebody who calls a function that does not exist. */
    public static String unknown(String name) {
        List<String> nearest = Spelling.nearest(name, DEFINITIONS.keySet(), 3);
        String module = name.substring(0, name.indexOf('.'));
        return "unknown function " + name + (nearest.isEmpty() ? functionsOf(module) : didYouMean(nearest));
    }

    /** What to tell somebody who wrote a word in braces that is no call. */
    public static String notACall(String word) {
        return "expected a call like {{random.number}}, found " + word + " without a function" + functionsOf(word);
    }

    private static String didYouMean(List<String> names) {
        return "; did you mean " + String.join(" or ", names) + "?";
    }

    private static String functionsOf(String module) {
        TreeSet<String> modules = new TreeSet<>();
        DEFINITIONS.keySet().forEach(n -> modules.add(n.substring(0, n.indexOf('.'))));
        if (modules.contains(module)) {
            List<String> functions = DEFINITIONS.keySet().stream()
                    .filter(n -> n.startsWith(module + '.'))
                    .map(n -> n.substring(module.length() + 1))
                    .toList();
            return "; " + module + " has " + String.join(", ", functions);
        }
        List<String> nearest = Spelling.nearest(module, modules, 3);
        return nearest.isEmpty() ? "; modules are " + String.join(", ", modules) : didYouMean(nearest);
    }
}
