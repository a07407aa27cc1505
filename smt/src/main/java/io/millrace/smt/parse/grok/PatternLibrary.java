// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Named patterns: those that everybody knows, and a user's own. Immutable. */
final class PatternLibrary {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final PatternLibrary BUILT_IN = new PatternLibrary(read(resource()));

    private final Map<String, String> byName;

    private PatternLibrary(Map<String, String> byName) {
        this.byName = Map.copyOf(byName);
    }

    static PatternLibrary builtIn() {
        return BUILT_IN;
    }

    /** The same and those of a text, which replace those of the same name. */
    PatternLibrary with(String definitions) {
        Map<String, String> all = new HashMap<>(byName);
        all.putAll(read(definitions));
        return new PatternLibrary(all);
    }

    @Nullable
    String find(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    private static Map<String, String> read(String text) {
        Map<String, String> patterns = new HashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            String[] parts = stripped.split("\\s+", 2);
            if (parts.length < 2 || !NAME.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException(
                        "line " + number + ": a name of letters, digits and _ and a regular expression are expected");
            }
            patterns.put(parts[0], parts[1]);
        }
        return patterns;
    }

    private static String resource() {
        try (InputStream in =
                Objects.requireNonNull(PatternLibrary.class.getResourceAsStream("patterns.grok"), "patterns.grok")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
