// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All options of one connector, in the order in which its reference shows them. Immutable and safe for all threads. */
public final class Options {
    private static final Logger LOG = LoggerFactory.getLogger(Options.class);

    private final Map<String, Option<?>> byName;
    private final List<Family> families;
    private final List<AliasKind> kinds;
    private final ConfigDef configDef;

    private Options(List<Option<?>> own, List<Family> families, List<AliasKind> kinds) {
        List<Option<?>> options = new ArrayList<>();
        for (AliasKind kind : kinds) {
            options.add(kind.names());
        }
        options.addAll(own);
        for (AliasKind kind : kinds) {
            options.addAll(kind.forAll());
        }
        Map<String, Option<?>> ordered = new LinkedHashMap<>();
        ConfigDef def = new ConfigDef();
        Map<String, Integer> places = new HashMap<>();
        for (Option<?> option : options) {
            if (ordered.put(option.name(), option) != null) {
                throw new IllegalArgumentException("declared twice: " + option.name());
            }
            option.define(def, places.merge(option.group(), 1, Integer::sum));
        }
        this.byName = ordered;
        this.families = List.copyOf(families);
        this.kinds = List.copyOf(kinds);
        this.configDef = def;
    }

    /**
     * Collects a connector's options.
     *
     * @param options the options in reading order
     * @return the collection
     */
    public static Options of(Option<?>... options) {
        return new Options(List.of(options), List.of(), List.of());
    }

    /**
     * Collects a connector's options from the rooms that declare them.
     *
     * @param rooms the options of each room in reading order
     * @return the collection
     */
    public static Options of(List<List<Option<?>>> rooms) {
        return of(rooms, List.of());
    }

    /**
     * Collects a connector's options from the rooms that declare them.
     *
     * @param rooms the options of each room in reading order
     * @param families options whose names the user completes
     * @return the collection
     */
    public static Options of(List<List<Option<?>>> rooms, List<Family> families) {
        return of(rooms, families, List.of());
    }

    /**
     * Collects a connector's options from the rooms that declare them.
     *
     * @param rooms the connector's own options, each room's in reading order
     * @param families options whose names the user completes
     * @param kinds things that the user names, with the options that each of them has
     * @return the collection
     */
    public static Options of(List<List<Option<?>>> rooms, List<Family> families, List<AliasKind> kinds) {
        return new Options(rooms.stream().<Option<?>>flatMap(List::stream).toList(), families, kinds);
    }

    /**
     * Whether a name is that of a declared option, or of one that a family allows. An alias is known by a configuration only.
     *
     * @param name as it stands in a configuration
     * @return false for names of others and for misspelt ones
     */
    public boolean knows(String name) {
        return byName.containsKey(name) || families.stream().anyMatch(family -> family.holds(name));
    }

    /**
     * What {@code Connector.config()} answers.
     *
     * @return the definition; not to be changed
     */
    public ConfigDef configDef() {
        return configDef;
    }

    /**
     * The declared options.
     *
     * @return in the order of declaration
     */
    public List<Option<?>> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Reads a configuration that has been validated.
     *
     * @param properties the connector's or task's properties
     * @return the typed values
     * @throws ConfigException at the first invalid option
     */
    public OptionValues read(Map<String, String> properties) {
        Map<String, String> given = withoutNulls(properties);
        Map<String, Object> parsed = parse(given);
        for (Alias alias : aliases(parsed)) {
            parsed.putAll(alias.kind().of(alias).parse(alias.kind().given(alias, given)));
        }
        return new OptionValues(parsed, given);
    }

    private Map<String, Object> parse(Map<String, String> given) {
        Map<String, Object> parsed = configDef.parse(given);
        blanks(given).forEach(option -> option.ensureValid(given.get(option.name())));
        return untrimmed(parsed, given);
    }

    private List<Alias> aliases(Map<String, Object> parsed) {
        List<Alias> aliases = new ArrayList<>();
        for (AliasKind kind : kinds) {
            List<String> names = kind.names().read(parsed.get(kind.names().name()));
            if (names != null) {
                names.forEach(name -> aliases.add(new Alias(kind, name)));
            }
        }
        return aliases;
    }

    /**
     * What {@code Connector.validate} answers: each option's own errors, misspelt options, and the cross-checks. Never
     * throws.
     *
     * @param properties what the user sent
     * @param crossChecks rules over more than one option; asked to guard each with {@link Problems#valid}
     * @return one value per option, and one per misspelt name
     */
    public Config validate(Map<String, String> properties, BiConsumer<OptionValues, Problems> crossChecks) {
        Map<String, String> given = withoutNulls(properties);
        Map<String, ConfigValue> values = examined(given);
        Map<String, Object> parsed = valid(values, given);
        List<Alias> aliases = aliases(parsed);
        for (Alias alias : aliases) {
            parsed.putAll(examine(alias, given, values));
        }
        properties.forEach((name, value) -> {
            ConfigValue ours = values.get(name);
            if (value == null && ours != null) {
                ours.addErrorMessage(name + " is null; leave the option out to get its default");
            }
        });
        try {
            crossChecks.accept(new OptionValues(parsed, given), new Problems(values, given));
        } catch (RuntimeException bug) {
            // The REST API would answer 500 without a word about the other options.
            LOG.error("A check of the configuration failed by itself; this is a bug of the connector", bug);
            values.values().stream()
                    .findFirst()
                    .ifPresent(first -> first.addErrorMessage("The configuration could not be checked completely ("
                            + bug.getClass().getSimpleName() + "); the worker's log tells more"));
        }
        // With a list that cannot be read, nobody knows which aliases are meant.
        List<AliasKind> listed = kinds.stream()
                .filter(kind -> parsed.containsKey(kind.names().name()))
                .toList();
        Naming naming = new Naming(this, listed, aliases);
        for (String name : properties.keySet()) {
            naming.complaint(name).ifPresent(complaint -> {
                ConfigValue unknown = new ConfigValue(name);
                unknown.addErrorMessage(complaint);
                values.put(name, unknown);
            });
        }
        return new Config(new ArrayList<>(values.values()));
    }

    /** Each option's own errors. */
    private Map<String, ConfigValue> examined(Map<String, String> given) {
        Map<String, ConfigValue> values = new LinkedHashMap<>(configDef.validateAll(given));
        for (Option<?> option : blanks(given)) {
            try {
                option.ensureValid(given.get(option.name()));
            } catch (ConfigException e) {
                values.computeIfAbsent(option.name(), ConfigValue::new).addErrorMessage(e.getMessage());
            }
        }
        return values;
    }

    private Map<String, Object> valid(Map<String, ConfigValue> values, Map<String, String> given) {
        Map<String, Object> parsed = new HashMap<>();
        values.forEach((name, value) -> {
            if (value.errorMessages().isEmpty()) {
                parsed.put(name, value.value());
            }
        });
        return untrimmed(parsed, given);
    }

    /** Adds the options of an alias to the answer; what is given for all is complained of there alone. */
    private static Map<String, Object> examine(
            Alias alias, Map<String, String> given, Map<String, ConfigValue> values) {
        Options level = alias.kind().of(alias);
        Map<String, String> effective = alias.kind().given(alias, given);
        Map<String, ConfigValue> examined = level.examined(effective);
        Map<String, Object> parsed = level.valid(examined, effective);
        examined.forEach((name, value) -> {
            boolean inherited = effective.containsKey(name) && !given.containsKey(name);
            values.put(
                    name,
                    inherited
                            ? new ConfigValue(name, value.value(), value.recommendedValues(), new ArrayList<>())
                            : value);
        });
        return parsed;
    }

    /** Connect's REST interface lets JSON's null through as a value, which the framework takes for a given one. */
    private static Map<String, String> withoutNulls(Map<String, String> properties) {
        Map<String, String> given = new HashMap<>(properties);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    /** Those whose white space counts and that were given nothing else. */
    private List<Option<?>> blanks(Map<String, String> given) {
        return all().stream()
                .filter(option -> option.isVerbatim()
                        && given.containsKey(option.name())
                        && given.get(option.name()).isBlank())
                .toList();
    }

    /** The framework trims every text; verbatim options get theirs back as it was written. */
    private Map<String, Object> untrimmed(Map<String, Object> parsed, Map<String, String> properties) {
        Map<String, Object> values = new HashMap<>(parsed);
        byName.forEach((name, option) -> {
            String written = properties.get(name);
            if (option.isVerbatim() && written != null && parsed.containsKey(name)) {
                values.put(name, written);
            }
        });
        return values;
    }

    /**
     * The reference page of a connector, in Markdown: one section per group, one entry per option.
     *
     * @param title the page's heading
     * @param introduction what the connector is, in Markdown
     * @return the page
     */
    public String reference(String title, String introduction) {
        return new Reference(title, introduction, shown(), families).markdown();
    }

    /** What the user names comes first, with all that can be said of it. */
    private List<Reference.Entry> shown() {
        List<Reference.Entry> entries = new ArrayList<>();
        Set<String> ofKinds = new HashSet<>();
        for (AliasKind kind : kinds) {
            entries.add(new Reference.Entry(kind.names(), null));
            ofKinds.add(kind.names().name());
            for (Option<?> option : kind.options()) {
                entries.add(new Reference.Entry(option, kind));
                ofKinds.add(option.name());
            }
        }
        for (Option<?> option : byName.values()) {
            if (!ofKinds.contains(option.name())) {
                entries.add(new Reference.Entry(option, null));
            }
        }
        return entries;
    }
}
