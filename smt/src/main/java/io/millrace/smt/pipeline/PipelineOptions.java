// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.pipeline;

import io.millrace.common.options.Option;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** The options of a pipeline itself; those of its steps are the steps' own. */
public final class PipelineOptions {
    /** The steps' aliases. */
    public static final Option<List<String>> STEPS = Option.text("steps")
            .as(text -> Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(alias -> !alias.isEmpty())
                    .toList())
            .group("Pipeline")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Names of your choice for the steps, joined by commas, in the order in which they run. Each is configured by "
                            + "step.<name>.type, which is a transform of this plugin without package, such as DropFields, and "
                            + "step.<name>.<option> for that transform's options. An option that is given without 'step.<name>.' holds "
                            + "for every step that has it.");

    /** The steps as one JSON text. */
    public static final Option<String> DEFINITION = Option.secret("definition")
            .as(Password::value)
            .group("Pipeline")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The steps as one JSON text, in place of 'steps': an array of objects, each with 'type', an optional 'name' "
                            + "and the options of that transform, such as [{\"type\": \"DropFields\", \"fields\": \"debug\"}]. Handy for "
                            + "pipelines that are kept as files, and checked as a whole when the configuration is validated. Hidden in logs "
                            + "and messages, because steps may hold keys.");

    private PipelineOptions() {}
}
