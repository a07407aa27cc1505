// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names fields within a value: the field path V2 of Kafka (KIP-821) with arrays and wildcards. Names are joined by dots;
 * backticks quote a name that holds dots, brackets, commas or a star, and a backslash a backtick within them;
 * {@code items[]} means every element, {@code items[2]} the third one, {@code *} every field. The empty path means the
 * whole value.
 *
 * @param segments from the outside inwards
 */
public record FieldPath(List<Segment> segments) {
    /** The whole value. */
    public static final FieldPath WHOLE = new FieldPath(List.of());

    /** Copies the segments. */
    public FieldPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads one path.
     *
     * @param text such as {@code user.address.zip}, {@code items[].price} or {@code meta.`a.b`}
     * @return the path
     * @throws IllegalArgumentException when the text is no path, with the position of the first fault
     */
    public static FieldPath parse(String text) {
        return new PathReader(text).one();
    }

    /**
     * Reads paths that are joined by commas.
     *
     * @param text such as {@code a, b.c}
     * @return the paths in their order; none for a blank text
     * @throws IllegalArgumentException when one of them is no path
     */
    public static List<FieldPath> parseList(String text) {
        return new PathReader(text).several();
    }

    /**
     * A path of plain names.
     *
     * @param names taken as they are, dots and all
     * @return the path
     */
    public static FieldPath of(String... names) {
        List<Segment> segments = new ArrayList<>();
        for (String name : names) {
            segments.add(new Segment.Name(name));
        }
        return new FieldPath(segments);
    }

    /**
     * Whether this is the whole value.
     *
     * @return true without any segment
     */
    public boolean isWhole() {
        return segments.isEmpty();
    }

    /**
     * Whether every segment is a name, so that the path means at most one place.
     *
     * @return false with an array or a wildcard
     */
    public boolean isPlain() {
        return segments.stream().allMatch(Segment.Name.class::isInstance);
    }

    /**
     * The path without its last segment.
     *
     * @return the parent
     * @throws IllegalStateException for the whole value
     */
    public FieldPath parent() {
        if (isWhole()) {
            throw new IllegalStateException("the whole value has no parent");
        }
        return new FieldPath(segments.subList(0, segments.size() - 1));
    }

    /**
     * The innermost segment.
     *
     * @return the last one
     * @throws IllegalStateException for the whole value
     */
    public Segment last() {
        if (isWhole()) {
            throw new IllegalStateException("the whole value has no last segment");
        }
        return segments.get(segments.size() - 1);
    }

    /**
     * A path one name deeper.
     *
     * @param name taken as it is
     * @return the child
     */
    public FieldPath child(String name) {
        return then(new Segment.Name(name));
    }

    /**
     * A path one segment deeper.
     *
     * @param segment the innermost segment
     * @return the longer path
     */
    public FieldPath then(Segment segment) {
        List<Segment> longer = new ArrayList<>(segments);
        longer.add(segment);
        return new FieldPath(longer);
    }

    /**
     * Whether there can be a place that both paths name, as {@code a} and {@code *} do. One within the other does not count.
     *
     * @param other another path
     * @return true also for equal paths
     */
    public boolean meets(FieldPath other) {
        return segments.size() == other.segments.size()
                && IntStream.range(0, segments.size())
                        .allMatch(i -> meet(segments.get(i), other.segments.get(i))
                                || meet(other.segments.get(i), segments.get(i)));
    }

    private static boolean meet(Segment one, Segment other) {
        return one.equals(other)
                || (one instanceof Segment.AllFields && other instanceof Segment.Name)
                || (one instanceof Segment.AllElements && other instanceof Segment.Element);
    }

    /** The path in its own grammar; the whole value as {@code (whole value)}, for messages. */
    @Override
    public String toString() {
        if (isWhole()) {
            return "(whole value)";
        }
        String text = segments.stream().map(FieldPath::shown).collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }

    private static String shown(Segment segment) {
        if (segment instanceof Segment.Name named) {
            return "." + quoted(named.name());
        }
        if (segment instanceof Segment.Element element) {
            return "[" + element.index() + "]";
        }
        return segment instanceof Segment.AllElements ? "[]" : ".*";
    }

    private static String quoted(String name) {
        boolean plain =
                !name.isEmpty() && name.chars().noneMatch(c -> ".`[],*\\".indexOf(c) >= 0) && name.equals(name.strip());
        return plain ? name : "`" + name.replace("`", "\\`") + "`";
    }
}
