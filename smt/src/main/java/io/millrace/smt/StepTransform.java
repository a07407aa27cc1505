// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.common.Release;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Configuration;
import io.millrace.smt.engine.Engine;
import io.millrace.smt.engine.Part;
import io.millrace.smt.engine.StepKind;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * A transform of a single step. The framework calls {@link #configure} once, then {@link #apply} for each record on the
 * task's thread, then {@link #close}; apply itself may be called by any number of threads.
 *
 * @param <R> source or sink record
 */
public abstract class StepTransform<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {
    private final Part part;
    private final StepKind kind;
    private @Nullable Engine engine;

    StepTransform(Part part, StepKind kind) {
        this.part = part;
        this.kind = kind;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public ConfigDef config() {
        return kind.all().configDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Options declared = kind.all();
        Map<String, String> given = Configuration.texts(configs);
        OptionValues values = Configuration.read(kind.name(), declared, given);
        engine = new Engine(
                part,
                values.get(CommonOptions.NULL_HANDLING),
                List.of(kind.place(kind.name(), 0, given, declared)),
                values.get(CommonOptions.SCHEMA_CACHE_SIZE));
    }

    @Override
    public @Nullable R apply(R record) {
        if (engine == null) {
            throw new IllegalStateException(kind.name() + " was not configured");
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
}
