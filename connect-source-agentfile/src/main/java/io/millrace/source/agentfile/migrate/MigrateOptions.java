// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import io.millrace.common.options.Option;
import java.util.List;

/** The options that take over from a Kinesis Agent. */
public final class MigrateOptions {
    private static final String GROUP = "Migration";

    /** {@code agent.config}. */
    public static final Option<String> AGENT_CONFIG = Option.text("agent.config")
            .group(GROUP)
            .doc(
                    "The agent.json of a Kinesis Agent as it is. It stands for the flows and options that it means; options that"
                            + " the connector's configuration has itself win. A flow is called after its stream, and its topic"
                            + " too. Flows get compat=strict, which makes the records that the agent makes. The log tells at the"
                            + " start what has no equivalent, and so does the preview. Take credentials out before you use it:"
                            + " they are not needed, and configurations can be read by others.");

    /** {@code agent.config.file}. */
    public static final Option<String> AGENT_CONFIG_FILE = Option.text("agent.config.file")
            .group(GROUP)
            .doc(
                    "The path of an agent.json, instead of agent.config. It is read when the configuration is validated and when"
                            + " the connector starts, so it must be there on every worker that may do so; tasks do not read it.");

    /** {@code checkpoints.import.file}. */
    public static final Option<String> CHECKPOINTS_IMPORT_FILE = Option.text("checkpoints.import.file")
            .group(GROUP)
            .doc("The checkpoint file of a Kinesis Agent that has been stopped, by default"
                    + " /var/run/aws-kinesis-agent/checkpoints there: files of which the connector has no position begin"
                    + " where the agent stopped, if device, inode and size agree. Each task reads it on its own node at"
                    + " the start; a file that is not there is none. It is never written. Leave it out after the"
                    + " migration.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(AGENT_CONFIG, AGENT_CONFIG_FILE, CHECKPOINTS_IMPORT_FILE);

    private MigrateOptions() {}
}
