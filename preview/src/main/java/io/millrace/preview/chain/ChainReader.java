// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import io.millrace.common.lifecycle.Closer;
import io.millrace.common.options.Spelling;
import io.millrace.preview.check.Findings;
import io.millrace.preview.check.Rules;
import io.millrace.preview.plugin.Kind;
import io.millrace.preview.plugin.NoSuchPlugin;
import io.millrace.preview.plugin.Origin;
import io.millrace.preview.plugin.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the chain that a configuration describes, and finds what keeps it from being made.
 *
 * <p>Source of the rules: Kafka's ConnectorConfig, for the options transforms and predicates.
 */
public final class ChainReader {
    private static final String TRANSFORMS = "transforms";
    private static final String PREDICATES = "predicates";
    private static final String TYPE = "type";
    private static final String PREDICATE = "predicate";
    private static final String NEGATE = "negate";

    /** What the framework reads below a transform's or predicate's prefix, and hands to nobody. */
    private static final Set<String> FRAMEWORKS =
            Set.of(TYPE, PREDICATE, NEGATE, "plugin.version", "type.plugin.version");

    private final Map<String, @Nullable String> options;
    private final Plugins plugins;
    private final Origin near;
    private final Findings findings;
    private final Closer resources = new Closer();

    /**
     * A reader.
     *
     * @param options the whole configuration
     * @param plugins has the transforms and predicates
     * @param near where the connector comes from
     * @param findings receives errors and warnings
     */
    public ChainReader(Map<String, @Nullable String> options, Plugins plugins, Origin near, Findings findings) {
        this.options = options;
        this.plugins = plugins;
        this.near = near;
        this.findings = findings;
    }

    /**
     * Makes the chain.
     *
     * @return the chain; incomplete when there was an error
     */
    public Chain chain() {
        Map<String, Predicate<?>> predicates = new LinkedHashMap<>();
        for (String alias : aliases(PREDICATES)) {
            if (make(Kind.PREDICATE, PREDICATES + "." + alias + ".") instanceof Predicate<?> predicate) {
                predicates.put(alias, resources.register(predicate));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (String alias : aliases(TRANSFORMS)) {
            Object made = make(Kind.TRANSFORM, TRANSFORMS + "." + alias + ".");
            Condition condition = condition(alias, predicates);
            if (made instanceof Transformation<?> transform) {
                steps.add(new Step(alias, resources.register(transform), condition));
            }
        }
        findStrangers(TRANSFORMS);
        findStrangers(PREDICATES);
        return new Chain(steps, resources);
    }

    private List<String> aliases(String list) {
        String given = Objects.requireNonNullElse(options.get(list), "");
        List<String> aliases = Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
        Set<String> seen = new HashSet<>();
        aliases.stream()
                .filter(alias -> !seen.add(alias))
                .forEach(alias -> findings.error(list, "has '" + alias + "' twice; each needs a name of its own"));
        return aliases.stream().distinct().toList();
    }

    private @Nullable Object make(Kind kind, String prefix) {
        String type = options.get(prefix + TYPE);
        if (type == null || type.isBlank()) {
            findings.error(prefix + TYPE, "is missing; it names the class");
            return null;
        }
        try {
            Object made = plugins.make(kind, type, near).instance();
            Map<String, @Nullable String> own = Rules.below(options, prefix);
            own.keySet().removeAll(FRAMEWORKS);
            return isConfigured(made, prefix, own) ? made : null;
        } catch (NoSuchPlugin e) {
            findings.error(prefix + TYPE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private boolean isConfigured(Object made, String prefix, Map<String, @Nullable String> own) {
        int before = findings.errors().size();
        try {
            Rules.checkPlugin(prefix, definition(made), own, findings);
            if (findings.errors().size() > before) {
                return false;
            }
            ((Configurable) made).configure(own);
            return true;
        } catch (RuntimeException | LinkageError e) {
            findings.error(prefix + TYPE, e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }

    private static ConfigDef definition(Object made) {
        return made instanceof Transformation<?> transform ? transform.config() : ((Predicate<?>) made).config();
    }

    private @Nullable Condition condition(String alias, Map<String, Predicate<?>> predicates) {
        String prefix = TRANSFORMS + "." + alias + ".";
        String name = options.get(prefix + PREDICATE);
        String negate = Objects.requireNonNullElse(options.get(prefix + NEGATE), "false")
                .strip();
        if (!negate.equalsIgnoreCase("true") && !negate.equalsIgnoreCase("false")) {
            findings.error(prefix + NEGATE, "must be true or false");
        }
        if (name == null) {
            if (options.containsKey(prefix + NEGATE)) {
                findings.error(prefix + NEGATE, "there is no '" + prefix + PREDICATE + "' that it could negate");
            }
            return null;
        }
        List<String> known = aliases(PREDICATES);
        if (!known.contains(name.strip())) {
            List<String> near = Spelling.nearest(name, known, 1);
            findings.error(
                    prefix + PREDICATE,
                    "there is no predicate '" + name + "' in option 'predicates'"
                            + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?"));
        }
        Predicate<?> predicate = predicates.get(name.strip());
        return predicate == null ? null : new Condition(name.strip(), predicate, negate.equalsIgnoreCase("true"));
    }

    /** Options of a name that the list does not have: the worker ignores them without a word. */
    private void findStrangers(String list) {
        List<String> known = aliases(list);
        options.keySet().stream()
                .filter(option -> option.startsWith(list + ".") && option.endsWith("." + TYPE))
                .filter(option -> known.stream().noneMatch(alias -> option.startsWith(list + "." + alias + ".")))
                .forEach(
                        option -> findings.warn(option, "is not used, because option '" + list + "' does not name it"));
    }
}
