// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.common.options.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A topic's name with holes that each file fills. Immutable, for any number of threads. */
final class TopicTemplate {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9._-]");
    private static final int LONGEST = 249;
    private static final List<String> NAMES = List.of("flow", "file.name", "file.stem", "file.directory");

    private final String text;
    private final List<String> holes;

    private TopicTemplate(String text, List<String> holes) {
        this.text = text;
        this.holes = holes;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when it is no topic's name
     */
    static TopicTemplate parse(String text) {
        List<String> holes = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!NAMES.contains(name)) {
                List<String> near = Spelling.nearest(name, NAMES, 1);
                throw new IllegalArgumentException("has ${" + name + "}; "
                        + (near.isEmpty()
                                ? "it may be one of " + String.join(", ", NAMES)
                                : "did you mean ${" + near.get(0) + "}?"));
            }
            holes.add(name);
        }
        String plain = matcher.replaceAll("");
        boolean isNothing = plain.isEmpty() && holes.isEmpty();
        if (isNothing
                || !LEGAL.matcher(plain).matches()
                || plain.length() > LONGEST
                || text.equals(".")
                || text.equals("..")) {
            throw new IllegalArgumentException(
                    "must be a topic's name: letters, digits, dots, hyphens and underscores, at most " + LONGEST);
        }
        return new TopicTemplate(text, List.copyOf(holes));
    }

    /** The topic for a file; characters that no topic has become underscores. */
    String of(String flow, Path file) {
        if (holes.isEmpty()) {
            return text;
        }
        String topic = HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        ILLEGAL.matcher(value(hole.group(1), flow, file)).replaceAll("_")));
        String fitting = topic.length() > LONGEST ? topic.substring(0, LONGEST) : topic;
        return fitting.isEmpty() || fitting.equals(".") || fitting.equals("..") ? "_" : fitting;
    }

    private static String value(String name, String flow, Path file) {
        return switch (name) {
            case "flow" -> flow;
            case "file.directory" -> lastOf(file.getParent());
            case "file.stem" -> stem(lastOf(file));
            default -> lastOf(file);
        };
    }

    private static String lastOf(@Nullable Path path) {
        Path last = path == null ? null : path.getFileName();
        return last == null ? "" : last.toString();
    }

    /** Up to the first dot that is not its first character. */
    private static String stem(String name) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    @Override
    public String toString() {
        return text;
    }
}
