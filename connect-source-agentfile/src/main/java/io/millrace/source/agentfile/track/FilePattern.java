// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A glob over absolute paths. {@code *} and {@code ?} stand for characters of one name, {@code [a-c]} and {@code [!a]} for one
 * character, {@code {a,b}} for one of some texts, and {@code **} as a whole name for any number of directories. A backslash
 * takes the meaning from the character after it.
 */
public final class FilePattern {
    private static final String ANY_DEPTH = "**";

    private final String text;
    private final Path root;
    private final List<Segment> directories;
    private final Segment name;
    private final Pattern whole;

    /** One name of a path, or any number of them. */
    record Segment(String text, boolean literal, boolean deep, Pattern pattern) {
        boolean matches(String candidate) {
            return literal ? text.equals(candidate) : pattern.matcher(candidate).matches();
        }
    }

    private FilePattern(String text, List<Segment> segments) {
        this.text = text;
        this.name = segments.get(segments.size() - 1);
        List<Segment> above = segments.subList(0, segments.size() - 1);
        Path literal = Path.of("/");
        int from = 0;
        while (from < above.size() && above.get(from).literal()) {
            literal = literal.resolve(above.get(from++).text());
        }
        this.root = literal;
        this.directories = List.copyOf(above.subList(from, above.size()));
        this.whole = Pattern.compile(regex(segments), Pattern.DOTALL);
    }

    /**
     * Reads a pattern.
     *
     * @param text as a configuration has it
     * @return the pattern
     * @throws IllegalArgumentException when it is not absolute, names no file or is no glob; its message says what is wrong,
     *     without the pattern
     */
    public static FilePattern of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must be an absolute path: a directory, then a pattern for file names");
        }
        List<Segment> segments = new ArrayList<>();
        for (String part : parts(text.substring(1))) {
            if (!part.isEmpty()) {
                segments.add(segment(part));
            }
        }
        if (segments.isEmpty() || text.endsWith("/")) {
            throw new IllegalArgumentException("names no file: a pattern for file names must follow the last slash");
        }
        Segment last = segments.get(segments.size() - 1);
        if (last.deep()) {
            throw new IllegalArgumentException(
                    "names no file: ** stands for directories, so a pattern for file names must follow it");
        }
        if (last.text().equals(".") || last.text().equals("..")) {
            throw new IllegalArgumentException("names a directory, not a file");
        }
        for (Segment segment : segments) {
            if (segment.text().equals(".") || segment.text().equals("..")) {
                throw new IllegalArgumentException("must not have '" + segment.text() + "' as a directory");
            }
        }
        return new FilePattern(text, segments);
    }

    /**
     * Reads several patterns.
     *
     * @param texts as a configuration has them
     * @return the patterns
     */
    public static List<FilePattern> all(List<String> texts) {
        return texts.stream().map(FilePattern::of).toList();
    }

    /** A slash behind a backslash parts no names. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == '/') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Segment segment(String part) {
        if (part.equals(ANY_DEPTH)) {
            return new Segment(part, false, true, Pattern.compile(".*", Pattern.DOTALL));
        }
        StringBuilder literal = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        boolean magic = false;
        int braces = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case '*' -> {
                    regex.append("[^/]*");
                    magic = true;
                }
                case '?' -> {
                    regex.append("[^/]");
                    magic = true;
                }
                case '[' -> {
                    i = brackets(part, i, regex);
                    magic = true;
                }
                case '{' -> {
                    regex.append("(?:");
                    braces++;
                    magic = true;
                    if (braces > 1) {
                        throw new IllegalArgumentException("has braces within braces");
                    }
                }
                case '}' -> {
                    if (braces == 0) {
                        literal.append(c);
                        regex.append("\\}");
                    } else {
                        regex.append(')');
                        braces--;
                    }
                }
                case ',' -> {
                    literal.append(c);
                    regex.append(braces > 0 ? "|" : ",");
                }
                case '\\' -> {
                    if (i + 1 == part.length()) {
                        throw new IllegalArgumentException("ends with a backslash");
                    }
                    char next = part.charAt(++i);
                    literal.append(next);
                    regex.append(Pattern.quote(String.valueOf(next)));
                }
                default -> {
                    literal.append(c);
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
        }
        if (braces > 0) {
            throw new IllegalArgumentException(
                    "has a brace that is not closed within a name; alternatives cannot hold a slash");
        }
        return new Segment(
                magic ? part : literal.toString(), !magic, false, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    private static int brackets(String part, int open, StringBuilder regex) {
        int i = open + 1;
        regex.append("(?!/)[");
        if (i < part.length() && (part.charAt(i) == '!' || part.charAt(i) == '^')) {
            regex.append('^');
            i++;
        }
        int first = i;
        for (; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == ']' && i > first) {
                regex.append(']');
                return i;
            }
            boolean range = c == '-' && i > first && i + 1 < part.length() && part.charAt(i + 1) != ']';
            if (range && part.charAt(i - 1) > part.charAt(i + 1)) {
                throw new IllegalArgumentException("has brackets whose range runs backwards");
            }
            regex.append(range ? "-" : (Character.isLetterOrDigit(c) ? "" : "\\") + c);
        }
        throw new IllegalArgumentException("has a bracket that is not closed within a name");
    }

    private static String regex(List<Segment> segments) {
        StringBuilder regex = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.deep()) {
                regex.append("(?:/[^/]+)*");
            } else if (segment.literal()) {
                regex.append('/').append(Pattern.quote(segment.text()));
            } else {
                regex.append("/(?=[^/])(?:").append(segment.pattern().pattern()).append(')');
            }
        }
        return regex.toString();
    }

    /**
     * Whether a file is meant.
     *
     * @param file an absolute path
     * @return whether its directory and name fit
     */
    public boolean matches(Path file) {
        return whole.matcher(file.toString()).matches();
    }

    /**
     * The deepest directory that is named without wildcards.
     *
     * @return an absolute path
     */
    public Path root() {
        return root;
    }

    /**
     * Whether every directory is named without wildcards.
     *
     * @return false with a wildcard before the last slash
     */
    public boolean hasOneDirectory() {
        return directories.isEmpty();
    }

    /**
     * Whether a file exists for certain that both mean, as far as that is seen without a disk: the same pattern, the same
     * directories with names of which one means the other, or a literal path that the other means.
     *
     * @param other another pattern
     * @return false also where nobody can tell
     */
    public boolean overlaps(FilePattern other) {
        if (text.equals(other.text)) {
            return true;
        }
        if (isLiteral()) {
            return other.matches(root.resolve(name.text()));
        }
        if (other.isLiteral()) {
            return other.overlaps(this);
        }
        return root.equals(other.root)
                && directories.stream()
                        .map(Segment::text)
                        .toList()
                        .equals(other.directories.stream().map(Segment::text).toList())
                && (name.text().equals(other.name.text())
                        || name.text().equals("*")
                        || other.name.text().equals("*"));
    }

    private boolean isLiteral() {
        return directories.isEmpty() && name.literal();
    }

    List<Segment> directories() {
        return directories;
    }

    boolean matchesName(String fileName) {
        return name.matches(fileName);
    }

    @Override
    public String toString() {
        return text;
    }
}
