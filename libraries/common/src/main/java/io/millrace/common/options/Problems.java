// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigValue;

/** Where cross-checks put their errors: on the option that the user should change. */
public final class Problems {
    private final Map<String, ConfigValue> values;
    private final Map<String, String> given;
    private final Function<Option<?>, String> places;

    Problems(Map<String, ConfigValue> values, Map<String, String> given) {
        this(values, given, Option::name);
    }

    private Problems(Map<String, ConfigValue> values, Map<String, String> given, Function<Option<?>, String> places) {
        this.values = values;
        this.given = given;
        this.places = places;
    }

    /**
     * The same for the options of one alias: an error stands where the user has given the value, for this one or for all.
     *
     * @param kind what it is one of
     * @param alias the user's name for it, one of those that are listed
     * @return for options of the kind only
     */
    public Problems of(AliasKind kind, String alias) {
        Alias one = new Alias(kind, alias);
        return new Problems(values, given, option -> kind.place(one, option, given));
    }

    /**
     * Whether these options have no error so far, so that a rule may read them.
     *
     * @param options the options that the rule reads
     * @return true when all are valid
     */
    public boolean valid(Option<?>... options) {
        return Arrays.stream(options).allMatch(o -> valueOf(o).errorMessages().isEmpty());
    }

    /**
     * Puts an error on an option.
     *
     * @param option the option to change
     * @param complaint what is wrong and what to do
     */
    public void add(Option<?> option, String complaint) {
        ConfigValue value = valueOf(option);
        // What is given for all aliases may be wrong for each of them in the same way.
        if (!value.errorMessages().contains(complaint)) {
            value.addErrorMessage(complaint);
        }
    }

    private ConfigValue valueOf(Option<?> option) {
        String place = places.apply(option);
        return Objects.requireNonNull(values.get(place), place);
    }
}
