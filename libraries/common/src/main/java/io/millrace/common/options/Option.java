// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * One option of a connector, declared once: its name, type, default, range, group and documentation. Immutable; each
 * {@code with}-like method answers a changed copy.
 *
 * @param <T> what the option means to the code that reads it
 */
public final class Option<T> {

    /** Says what is wrong with a value, or nothing. */
    @FunctionalInterface
    public interface Check<T> {
        /**
         * Examines one value.
         *
         * @param value the value, never null
         * @return the complaint, without the option's name and without the value
         */
        Optional<String> complaint(T value);
    }

    /** Where a value comes from: the name and type in a configuration, and whether its white space counts. */
    private record Source(String name, ConfigDef.Type type, boolean verbatim) {}

    /** What holds when nothing is said, and who says it. */
    private record Presence(boolean required, @Nullable Object defaultValue, boolean individual) {}

    /** What a user reads of the option. */
    private record Words(String group, ConfigDef.Importance importance, String doc, String range) {}

    private final Source source;
    private final Presence presence;
    private final Words words;
    private final List<String> choices;
    private final Function<Object, T> reader;
    private final List<Check<T>> checks;

    private Option(
            Source source,
            Presence presence,
            Words words,
            List<String> choices,
            Function<Object, T> reader,
            List<Check<T>> checks) {
        this.source = source;
        this.presence = presence;
        this.words = words;
        this.choices = List.copyOf(choices);
        this.reader = reader;
        this.checks = List.copyOf(checks);
    }

    private static <T> Option<T> of(Source source, Function<Object, T> reader) {
        return new Option<>(
                source,
                new Presence(false, null, false),
                new Words("Connector", ConfigDef.Importance.MEDIUM, "", ""),
                List.of(),
                reader,
                List.of());
    }

    private static <T> Option<T> of(String name, ConfigDef.Type type, Function<Object, T> reader) {
        return of(new Source(name, type, false), reader);
    }

    private Option<T> with(Presence other) {
        return new Option<>(source, other, words, choices, reader, checks);
    }

    private Option<T> with(Words other) {
        return new Option<>(source, presence, other, choices, reader, checks);
    }

    /**
     * A text; optional and without default until said otherwise.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<String> text(String name) {
        return of(name, ConfigDef.Type.STRING, String.class::cast);
    }

    /**
     * A text whose white space counts: the framework trims ordinary texts, which leaves nothing of a line feed and moves
     * the places in a template.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<String> verbatim(String name) {
        return of(new Source(name, ConfigDef.Type.STRING, true), String.class::cast);
    }

    /**
     * A text that must never be shown.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Password> secret(String name) {
        return of(name, ConfigDef.Type.PASSWORD, Password.class::cast);
    }

    /**
     * A switch; its name ends in {@code .enabled}.
     *
     * @param name the option's name
     * @param defaultValue what holds when nothing is said
     * @return the option
     */
    public static Option<Boolean> flag(String name, boolean defaultValue) {
        return of(name, ConfigDef.Type.BOOLEAN, Boolean.class::cast).defaultingTo(defaultValue);
    }

    /**
     * A whole number within 64 bits.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Long> wholeNumber(String name) {
        return of(name, ConfigDef.Type.LONG, Long.class::cast);
    }

    /**
     * A whole number within 32 bits.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Integer> count(String name) {
        return of(name, ConfigDef.Type.INT, Integer.class::cast);
    }

    /**
     * A decimal number.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Double> decimal(String name) {
        return of(name, ConfigDef.Type.DOUBLE, Double.class::cast);
    }

    /**
     * A duration in whole seconds; its name ends in {@code .seconds}.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Duration> seconds(String name) {
        return of(name, ConfigDef.Type.LONG, value -> Duration.ofSeconds((Long) value));
    }

    /**
     * A duration in milliseconds; its name ends in {@code .ms}.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<Duration> millis(String name) {
        return of(name, ConfigDef.Type.LONG, value -> Duration.ofMillis((Long) value));
    }

    /**
     * One of a closed set of words, written exactly as {@code word} spells them.
     *
     * @param name the option's name
     * @param values all constants
     * @param word how a constant is written in a configuration
     * @param <E> the closed set
     * @return the option
     */
    public static <E extends Enum<E>> Option<E> choice(String name, E[] values, Function<E, String> word) {
        List<String> words = Arrays.stream(values).map(word).toList();
        Option<E> option = of(name, ConfigDef.Type.STRING, value -> {
            int at = words.indexOf((String) value);
            if (at < 0) {
                throw new IllegalArgumentException(mustBeOneOf((String) value, words));
            }
            return values[at];
        });
        return new Option<>(
                option.source,
                option.presence,
                ranged(option.words, "one of " + String.join(", ", words)),
                words,
                option.reader,
                option.checks);
    }

    private static String mustBeOneOf(String value, List<String> words) {
        List<String> near = Spelling.nearest(value, words, 1);
        String hint = near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
        return "must be one of " + String.join(", ", words) + hint;
    }

    /**
     * Reads the option as another type; a reader that throws {@link IllegalArgumentException} makes its message the
     * complaint on this option.
     *
     * @param mapping from today's meaning to the new one
     * @param <R> the new meaning
     * @return a copy without the checks made so far
     */
    public <R> Option<R> as(Function<T, R> mapping) {
        return new Option<>(source, presence, words, choices, value -> mapping.apply(reader.apply(value)), List.of());
    }

    /**
     * Gives the value that holds when nothing is said, in the form that a configuration has (a text, a number).
     *
     * @param value the default
     * @return a copy
     */
    public Option<T> defaultingTo(Object value) {
        return with(new Presence(false, value, presence.individual));
    }

    /**
     * Makes the option one that must be given.
     *
     * @return a copy
     */
    public Option<T> required() {
        return with(new Presence(true, null, presence.individual));
    }

    /**
     * Makes the option one that every alias gives for itself: a connector-wide value for all would be senseless.
     *
     * @return a copy
     */
    public Option<T> individual() {
        return with(new Presence(presence.required, presence.defaultValue, true));
    }

    /** The same option of one alias. */
    Option<T> of(Alias alias) {
        return new Option<>(
                new Source(alias.qualified(source.name), source.type, source.verbatim),
                presence,
                words,
                choices,
                reader,
                checks);
    }

    /** The same option as one that stands for all aliases, each of which may still give its own. */
    Option<T> forAll() {
        return with(new Presence(false, presence.defaultValue, false));
    }

    /**
     * Puts the option below a heading.
     *
     * @param heading the group's name
     * @return a copy
     */
    public Option<T> group(String heading) {
        return with(new Words(heading, words.importance, words.doc, words.range));
    }

    /**
     * Ranks the option.
     *
     * @param rank how likely a user is to need it
     * @return a copy
     */
    public Option<T> importance(ConfigDef.Importance rank) {
        return with(new Words(words.group, rank, words.doc, words.range));
    }

    /**
     * Documents the option: meaning, unit, the default's reason, and where the rule comes from.
     *
     * @param text sentences for the user
     * @return a copy
     */
    public Option<T> doc(String text) {
        return with(new Words(words.group, words.importance, text, words.range));
    }

    /**
     * Adds a rule.
     *
     * @param rangeText the rule in words for the reference, such as "1 to 128"
     * @param check the rule
     * @return a copy
     */
    public Option<T> check(String rangeText, Check<T> check) {
        List<Check<T>> more = new ArrayList<>(checks);
        more.add(check);
        String range = words.range.isEmpty() ? rangeText : words.range + "; " + rangeText;
        return new Option<>(source, presence, ranged(words, range), choices, reader, more);
    }

    /**
     * Adds the rule that a number or duration lies in a closed interval.
     *
     * @param least the smallest allowed value
     * @param most the largest allowed value
     * @param option the option
     * @param <C> what is compared
     * @return a copy
     */
    public static <C extends Comparable<C>> Option<C> between(C least, C most, Option<C> option) {
        String words = plain(least) + " to " + plain(most);
        return option.check(
                words,
                value -> value.compareTo(least) < 0 || value.compareTo(most) > 0
                        ? Optional.of("must be " + words)
                        : Optional.empty());
    }

    /**
     * Adds the rule that a number or duration is not below a bound.
     *
     * @param least the smallest allowed value
     * @param option the option
     * @param <C> what is compared
     * @return a copy
     */
    public static <C extends Comparable<C>> Option<C> atLeast(C least, Option<C> option) {
        String words = "at least " + plain(least);
        return option.check(
                words, value -> value.compareTo(least) < 0 ? Optional.of("must be " + words) : Optional.empty());
    }

    private static String plain(Object bound) {
        return bound instanceof Duration d
                ? (d.toMillisPart() == 0 ? d.toSeconds() + " s" : d.toMillis() + " ms")
                : bound.toString();
    }

    private static Words ranged(Words words, String range) {
        return new Words(words.group, words.importance, words.doc, range);
    }

    /**
     * The name as it stands in a configuration.
     *
     * @return the name
     */
    public String name() {
        return source.name;
    }

    @Override
    public String toString() {
        return source.name;
    }

    String group() {
        return words.group;
    }

    String doc() {
        return words.doc;
    }

    String rangeText() {
        return words.range;
    }

    boolean isVerbatim() {
        return source.verbatim;
    }

    boolean isIndividual() {
        return presence.individual;
    }

    boolean isRequired() {
        return presence.required;
    }

    @Nullable
    Object defaultValue() {
        return presence.defaultValue;
    }

    String typeText() {
        return source.type.name().toLowerCase(Locale.ROOT);
    }

    ConfigDef.Importance importance() {
        return words.importance;
    }

    /** Turns the ConfigDef's value into the option's meaning. */
    @Nullable
    T read(@Nullable Object parsed) {
        return parsed == null ? null : meaning(parsed);
    }

    private T meaning(Object value) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name(), shown(value), String.valueOf(e.getMessage()));
        }
    }

    void define(ConfigDef def, int orderInGroup) {
        def.define(new ConfigDef.ConfigKey(
                source.name,
                source.type,
                presence.required ? ConfigDef.NO_DEFAULT_VALUE : presence.defaultValue,
                new ChecksAsValidator(),
                words.importance,
                words.doc,
                words.group,
                orderInGroup,
                ConfigDef.Width.LONG,
                source.name,
                List.of(),
                choices.isEmpty() ? null : new Choices(),
                false));
    }

    private Object shown(Object value) {
        if (source.type == ConfigDef.Type.PASSWORD) {
            return Password.HIDDEN;
        }
        // Addresses may name a user and a password.
        return value instanceof String text ? text.replaceAll("://[^/\\s]*@", "://" + Password.HIDDEN + "@") : value;
    }

    /**
     * Checks a value in the form that a configuration has.
     *
     * @throws ConfigException when the value is not allowed
     */
    void ensureValid(@Nullable Object value) {
        if (value == null) {
            return;
        }
        T read = meaning(value);
        String complaints = checks.stream()
                .map(check -> check.complaint(read))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (!complaints.isEmpty()) {
            throw new ConfigException(name(), shown(value), complaints);
        }
    }

    private final class ChecksAsValidator implements ConfigDef.Validator {
        @Override
        public void ensureValid(String option, @Nullable Object value) {
            // Nothing is left of white space that counts: what was written is looked at in its place.
            if (value != null && !(source.verbatim && value.equals(""))) {
                Option.this.ensureValid(value);
            }
        }

        @Override
        public String toString() {
            return words.range;
        }
    }

    private final class Choices implements ConfigDef.Recommender {
        @Override
        public List<Object> validValues(String option, Map<String, Object> parsed) {
            return List.copyOf(choices);
        }

        @Override
        public boolean visible(String option, Map<String, Object> parsed) {
            return true;
        }
    }
}
