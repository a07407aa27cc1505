// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A configuration that has been parsed: typed values by option. */
public final class OptionValues {
    private final Map<String, ? extends @Nullable Object> parsed;
    private final Map<String, String> given;
    private final Function<Option<?>, String> names;

    OptionValues(Map<String, ? extends @Nullable Object> parsed, Map<String, String> given) {
        this(parsed, given, Option::name);
    }

    private OptionValues(
            Map<String, ? extends @Nullable Object> parsed,
            Map<String, String> given,
            Function<Option<?>, String> names) {
        this.parsed = parsed;
        this.given = given;
        this.names = names;
    }

    /**
     * The values of one alias: its own, else those given for all, else the defaults. The connector's other options are
     * read through it as well.
     *
     * @param kind what it is one of
     * @param alias the user's name for it, one of those that are listed
     * @return the values by the options of the kind
     */
    public OptionValues of(AliasKind kind, String alias) {
        Set<Option<?>> ofTheKind = Set.copyOf(kind.options());
        return new OptionValues(
                parsed, given, option -> ofTheKind.contains(option) ? kind.qualified(alias, option) : option.name());
    }

    /**
     * The options of a family.
     *
     * @param family the family
     * @return texts by what the user added to the prefix, in the order of those additions; empty without any
     */
    public Map<String, String> family(Family family) {
        return family.of(given);
    }

    /**
     * The value of an option that is required or has a default.
     *
     * @param option the option
     * @param <T> its meaning
     * @return the value
     * @throws IllegalStateException when there is none
     */
    public <T> T get(Option<T> option) {
        return find(option).orElseThrow(() -> new IllegalStateException("no valid value for " + names.apply(option)));
    }

    /**
     * The value of an option that may be absent.
     *
     * @param option the option
     * @param <T> its meaning
     * @return the value, or empty
     */
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable(option.read(parsed.get(names.apply(option))));
    }
}
