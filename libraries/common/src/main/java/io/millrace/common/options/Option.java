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

    private final String name;
    private final ConfigDef.Type type;
    private final @Nullable Object defaultValue;
    private final boolean required;
    private final String group;
    private final ConfigDef.Importance importance;
    private final String doc;
    private final String range;
    private final List<String> choices;
    private final Function<Object, T> reader;
    private final List<Check<T>> checks;

    private Option(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            boolean required,
            String group,
            ConfigDef.Importance importance,
            String doc,
            String range,
            List<String> choices,
            Function<Object, T> reader,
            List<Check<T>> checks) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.required = required;
        this.group = group;
        this.importance = importance;
        this.doc = doc;
        this.range = range;
        this.choices = List.copyOf(choices);
        this.reader = reader;
        this.checks = List.copyOf(checks);
    }

    private static <T> Option<T> of(String name, ConfigDef.Type type, Function<Object, T> reader) {
        return new Option<>(
                name,
                type,
                null,
                false,
                "Connector",
                ConfigDef.Importance.MEDIUM,
                "",
                "",
                List.of(),
                reader,
                List.of());
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
                throw new ConfigException(name, value, mustBeOneOf((String) value, words));
            }
            return values[at];
        });
        return option.range("one of " + String.join(", ", words), words);
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
        Function<Object, R> mapped = value -> {
            try {
                return mapping.apply(reader.apply(value));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, shown(value), String.valueOf(e.getMessage()));
            }
        };
        return new Option<>(
                name, type, defaultValue, required, group, importance, doc, range, choices, mapped, List.of());
    }

    /**
     * Gives the value that holds when nothing is said, in the form that a configuration has (a text, a number).
     *
     * @param value the default
     * @return a copy
     */
    public Option<T> defaultingTo(Object value) {
        return new Option<>(name, type, value, false, group, importance, doc, range, choices, reader, checks);
    }

    /**
     * Makes the option one that must be given.
     *
     * @return a copy
     */
    public Option<T> required() {
        return new Option<>(name, type, null, true, group, importance, doc, range, choices, reader, checks);
    }

    /**
     * Puts the option below a heading.
     *
     * @param heading the group's name
     * @return a copy
     */
    public Option<T> group(String heading) {
        return new Option<>(
                name, type, defaultValue, required, heading, importance, doc, range, choices, reader, checks);
    }

    /**
     * Ranks the option.
     *
     * @param rank how likely a user is to need it
     * @return a copy
     */
    public Option<T> importance(ConfigDef.Importance rank) {
        return new Option<>(name, type, defaultValue, required, group, rank, doc, range, choices, reader, checks);
    }

    /**
     * Documents the option: meaning, unit, the default's reason, and where the rule comes from.
     *
     * @param text sentences for the user
     * @return a copy
     */
    public Option<T> doc(String text) {
        return new Option<>(
                name, type, defaultValue, required, group, importance, text, range, choices, reader, checks);
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
        String words = range.isEmpty() ? rangeText : range + "; " + rangeText;
        return new Option<>(name, type, defaultValue, required, group, importance, doc, words, choices, reader, more);
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

    private Option<T> range(String words, List<String> values) {
        return new Option<>(name, type, defaultValue, required, group, importance, doc, words, values, reader, checks);
    }

    /**
     * The name as it stands in a configuration.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    String group() {
        return group;
    }

    String doc() {
        return doc;
    }

    String rangeText() {
        return range;
    }

    boolean isRequired() {
        return required;
    }

    @Nullable
    Object defaultValue() {
        return defaultValue;
    }

    String typeText() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    ConfigDef.Importance importance() {
        return importance;
    }

    /** Turns the ConfigDef's value into the option's meaning. */
    @Nullable
    T read(@Nullable Object parsed) {
        return parsed == null ? null : reader.apply(parsed);
    }

    void define(ConfigDef def, int orderInGroup) {
        def.define(new ConfigDef.ConfigKey(
                name,
                type,
                required ? ConfigDef.NO_DEFAULT_VALUE : defaultValue,
                new ChecksAsValidator(),
                importance,
                doc,
                group,
                orderInGroup,
                ConfigDef.Width.LONG,
                name,
                List.of(),
                choices.isEmpty() ? null : new Choices(),
                false));
    }

    private Object shown(Object value) {
        return type == ConfigDef.Type.PASSWORD ? Password.HIDDEN : value;
    }

    private final class ChecksAsValidator implements ConfigDef.Validator {
        @Override
        public void ensureValid(String option, @Nullable Object value) {
            if (value == null) {
                return;
            }
            T read = reader.apply(value);
            String complaints = checks.stream()
                    .map(check -> check.complaint(read))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("; "));
            if (!complaints.isEmpty()) {
                throw new ConfigException(option, shown(value), complaints);
            }
        }

        @Override
        public String toString() {
            return range;
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
