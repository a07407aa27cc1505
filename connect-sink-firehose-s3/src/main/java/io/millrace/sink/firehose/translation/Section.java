// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One object of the configuration, which remembers what has been read of it: what nobody reads becomes a note. */
final class Section {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private final String path;
    private final Json.Members members;
    private final Set<String> read = new HashSet<>();

    Section(String path, Json.Members members) {
        this.path = path;
        this.members = members;
    }

    /** The outermost object. */
    static Section root(Json json) {
        if (json instanceof Json.Members members) {
            return new Section("", members);
        }
        throw new UntranslatableConfiguration("must be a JSON object");
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    String path() {
        return path;
    }

    List<String> names() {
        return List.copyOf(members.all().keySet());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** A member that is neither absent nor null. */
    Optional<Json> find(String name) {
        Json value = members.all().get(name);
        return value == null || value instanceof Json.Nothing ? Optional.empty() : Optional.of(value);
    }

    Optional<String> text(String name) {
        return taken(name).map(value -> {
            if (value instanceof Json.Text text) {
                return text.value();
            }
            throw mustBe(name, "a string");
        });
    }

    /** A whole number, which CloudFormation also writes as a string; still in its digits. */
    Optional<String> wholeNumber(String name) {
        return taken(name)
                .map(value -> scalar(value)
                        .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                        .orElseThrow(() -> mustBe(name, "a whole number")));
    }

    Optional<Boolean> flag(String name) {
        return taken(name)
                .map(value -> scalar(value)
                        .filter(word -> word.equals("true") || word.equals("false"))
                        .map(Boolean::valueOf)
                        .orElseThrow(() -> mustBe(name, "true or false")));
    }

    Optional<Section> section(String name) {
        return taken(name).map(value -> section(path(name), value));
    }

    List<Section> sections(String name) {
        Json value = taken(name).orElse(new Json.Items(List.of()));
        if (!(value instanceof Json.Items items)) {
            throw mustBe(name, "an array");
        }
        List<Section> sections = new ArrayList<>();
        for (Json item : items.all()) {
            sections.add(section(path(name) + "[" + sections.size() + "]", item));
        }
        return sections;
    }

    /** Members that say nothing to anybody here. */
    void ignore(String... names) {
        read.addAll(Arrays.asList(names));
    }

    /** The paths of what nobody has read. */
    List<String> rest() {
        return members.all().keySet().stream()
                .filter(name -> !read.contains(name) && has(name))
                .map(this::path)
                .toList();
    }

    private Optional<Json> taken(String name) {
        read.add(name);
        return find(name);
    }

    private static Section section(String path, Json value) {
        if (value instanceof Json.Members inner) {
            return new Section(path, inner);
        }
        throw new UntranslatableConfiguration(path + " must be an object");
    }

    private static Optional<String> scalar(Json value) {
        if (value instanceof Json.Text text) {
            return Optional.of(text.value());
        }
        return value instanceof Json.Literal literal ? Optional.of(literal.written()) : Optional.empty();
    }

    private UntranslatableConfiguration mustBe(String name, String what) {
        return new UntranslatableConfiguration(path(name) + " must be " + what);
    }
}
