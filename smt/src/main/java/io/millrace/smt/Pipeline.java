// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.common.Release;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Configuration;
import io.millrace.smt.engine.Engine;
import io.millrace.smt.engine.Part;
import io.millrace.smt.engine.Placed;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.pipeline.PipelineOptions;
import io.millrace.smt.pipeline.StepEntries;
import io.millrace.smt.pipeline.StepEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Several steps as one transform: what neighbouring steps do to fields is worked out together, once per schema, and done in
 * one pass. The framework calls {@link #configure} once, then {@link #apply} for each record on the task's thread, then
 * {@link #close}; apply itself may be called by any number of threads.
 *
 * @param <R> source or sink record
 */
public abstract class Pipeline<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {
    private static final Option<String> CHECKED_DEFINITION =
            PipelineOptions.DEFINITION.check("an array of steps", Pipeline::complaint);

    private final Part part;
    private @Nullable Engine engine;

    private Pipeline(Part part) {
        this.part = part;
    }

    static Options options() {
        return Options.of(List.of(List.of(PipelineOptions.STEPS, CHECKED_DEFINITION), CommonOptions.OF_TRANSFORM));
    }

    /** What is wrong with a definition; asked by the worker when it validates, before any task exists. */
    private static Optional<String> complaint(String definition) {
        try {
            List<Placed> placed = placed(StepEntries.ofText(definition, Map.of()));
            placed.forEach(step -> step.step().close());
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public ConfigDef config() {
        return options().configDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Map<String, String> own = new HashMap<>();
        Map<String, String> ofSteps = new HashMap<>();
        Set<String> names = options().all().stream().map(Option::name).collect(Collectors.toSet());
        Configuration.texts(configs).forEach((name, text) -> (names.contains(name) ? own : ofSteps).put(name, text));
        OptionValues values = Configuration.read("Pipeline", options(), own);
        engine = new Engine(
                part,
                values.get(CommonOptions.NULL_HANDLING),
                placed(entries(values, ofSteps)),
                values.get(CommonOptions.SCHEMA_CACHE_SIZE));
    }

    private static List<StepEntry> entries(OptionValues values, Map<String, String> ofSteps) {
        Optional<String> definition = values.find(CHECKED_DEFINITION);
        Optional<List<String>> aliases = values.find(PipelineOptions.STEPS);
        if (definition.isPresent() == aliases.isPresent()) {
            throw new ConfigException("Pipeline: give either 'steps' or 'definition'");
        }
        List<StepEntry> entries = definition.isPresent()
                ? StepEntries.ofText(definition.get(), ofSteps)
                : StepEntries.ofAliases(aliases.orElseThrow(), ofSteps);
        if (entries.isEmpty()) {
            throw new ConfigException("Pipeline: there is no step");
        }
        return entries;
    }

    private static List<Placed> placed(List<StepEntry> entries) {
        Set<String> unused = new HashSet<>();
        entries.forEach(entry -> unused.addAll(entry.shared().keySet()));
        List<Placed> placed = new ArrayList<>();
        for (StepEntry entry : entries) {
            String where = "step '" + entry.name() + "' (" + entry.type() + ")";
            StepKind kind = Kinds.of(where, entry.type());
            Options declared = kind.ofStep();
            Map<String, String> given = new HashMap<>();
            entry.shared().forEach((name, text) -> {
                if (declared.knows(name)) {
                    given.put(name, text);
                    unused.remove(name);
                }
            });
            given.putAll(entry.options());
            placed.add(kind.place(where, placed.size(), given, declared));
        }
        if (!unused.isEmpty()) {
            throw new ConfigException("Pipeline: no step has an option " + String.join(", ", unused)
                    + "; options of one step begin with step.<name>.");
        }
        return placed;
    }

    @Override
    public @Nullable R apply(R record) {
        if (engine == null) {
            throw new IllegalStateException("the pipeline was not configured");
        }
        return engine.apply(record);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends Pipeline<R> {
        /** For the framework. */
        public Key() {
            super(Part.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> source or sink record
     */
    public static final class Value<R extends ConnectRecord<R>> extends Pipeline<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
