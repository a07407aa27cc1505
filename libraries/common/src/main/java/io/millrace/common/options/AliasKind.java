// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Things of one kind that a user names and then describes, each by the same options: {@code flows=app,nginx} and {@code
 * flow.app.topic=...}. What all of them share may be given once without a name ({@code topic=...}); what an alias says itself
 * wins. Immutable.
 */
public final class AliasKind {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String word;
    private final Option<List<String>> names;
    private final List<Option<?>> options;

    private AliasKind(String word, Option<List<String>> names, List<Option<?>> options) {
        this.word = word;
        this.names = names;
        this.options = options;
    }

    /**
     * A kind.
     *
     * @param word what one of them is called, such as {@code flow}; the list of their names is the option with an s more
     * @param group the heading that the list stands below
     * @param doc sentences for the user on the list: what one of them is
     * @param rooms the options that each of them has, in reading order; their names without a prefix
     * @return the kind
     */
    public static AliasKind of(String word, String group, String doc, List<List<Option<?>>> rooms) {
        Option<List<String>> names = Option.text(word + "s")
                .as(AliasKind::split)
                .check(
                        "names of letters, digits, '_' and '-', with commas between them; none twice",
                        AliasKind::namesComplaint)
                .defaultingTo("")
                .group(group)
                .importance(ConfigDef.Importance.HIGH)
                .doc(doc);
        return new AliasKind(
                word, names, rooms.stream().<Option<?>>flatMap(List::stream).toList());
    }

    private static List<String> split(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    private static Optional<String> namesComplaint(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> complaints = new ArrayList<>();
        for (String name : names) {
            if (name.isEmpty()) {
                complaints.add("has an empty name; separate the names by single commas");
            } else if (!NAME.matcher(name).matches()) {
                complaints.add("'" + name + "' is no name: use letters, digits, '_' and '-', at most 64");
            } else if (!seen.add(name)) {
                complaints.add("names '" + name + "' twice");
            }
        }
        return complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", complaints));
    }

    /**
     * The option that lists the names.
     *
     * @return an option of the connector, empty unless it is given
     */
    public Option<List<String>> names() {
        return names;
    }

    /**
     * The options that each of them has.
     *
     * @return in reading order
     */
    public List<Option<?>> options() {
        return options;
    }

    /**
     * The full name of an option of one of them.
     *
     * @param alias the user's name for it
     * @param option one of {@link #options}
     * @return such as {@code flow.app.topic}
     */
    public String qualified(String alias, Option<?> option) {
        return new Alias(this, alias).qualified(option.name());
    }

    String word() {
        return word;
    }

    String prefix() {
        return word + ".";
    }

    /** How the reference shows the name of an option. */
    String shown(Option<?> option) {
        return prefix() + "<" + word + ">." + option.name();
    }

    /** Those that may be given once for all, in the form in which the connector has them. */
    List<Option<?>> forAll() {
        return options.stream()
                .filter(option -> !option.isIndividual())
                .<Option<?>>map(Option::forAll)
                .toList();
    }

    /** The options of one alias under their full names. */
    Options of(Alias alias) {
        return Options.of(List.of(
                options.stream().<Option<?>>map(option -> option.of(alias)).toList()));
    }

    /** What is given for one alias, by full names: its own, and what is given for all. */
    Map<String, String> given(Alias alias, Map<String, String> given) {
        Map<String, String> effective = new HashMap<>();
        for (Option<?> option : options) {
            String place = place(alias, option, given);
            String value = given.get(place);
            if (value != null) {
                effective.put(alias.qualified(option.name()), value);
            }
        }
        return effective;
    }

    /** The name under which a user has given an option of an alias; the full one if under none. */
    String place(Alias alias, Option<?> option, Map<String, String> given) {
        String own = alias.qualified(option.name());
        return isInherited(alias, option, given) ? option.name() : own;
    }

    private static boolean isInherited(Alias alias, Option<?> option, Map<String, String> given) {
        return !option.isIndividual()
                && !given.containsKey(alias.qualified(option.name()))
                && given.containsKey(option.name());
    }
}
