// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.source.agentfile.slot.Slots;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say whose the files are. */
public final class PlaceOptions {
    private static final String GROUP = "Placement";
    private static final int LONGEST_NAME = 200;

    /** {@code files.scope}. */
    public static final Option<Scope> FILES_SCOPE = Option.choice("files.scope", Scope.values(), Scope::word)
            .defaultingTo("local")
            .group(GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "Who sees the files. `local`: each node has its own; a task reads those of the node that it runs on, so"
                            + " `tasks.max` should be the number of workers, and a task on a node without files idles. `shared`:"
                            + " all nodes see the same files (NFS, a volume that many may read); the files are divided among the"
                            + " tasks, wherever these run. Files of one scope are new to the other: choose before the first start.");
    /** {@code node.id}. */
    public static final Option<String> NODE_ID = Option.text("node.id")
            .check("at most 200 characters, none of them a control character; not shared", PlaceOptions::nodeComplaint)
            .defaultingTo("")
            .group(GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "With `files.scope=local`, the name of the node whose files these are; the offsets stand below it. Empty"
                            + " means the host's name. Where host names change while disks stay (containers), take the node's name"
                            + " from the environment of the worker that runs the task, such as ${env:NODE_NAME} with Kafka's"
                            + " EnvVarConfigProvider. Of two processes with the same node id, one reads and the other waits.");
    /** {@code lock.dir}. */
    public static final Option<String> LOCK_DIR = Option.text("lock.dir")
            .check("an absolute path, or empty", PlaceOptions::directoryComplaint)
            .defaultingTo("")
            .group(GROUP)
            .doc("A directory on the node's own disk, the same for all workers of the node. A file in it, called"
                    + " <connector>-<node.id>.lock, is locked by the one process that reads the node's files; it tells which"
                    + " one that is. Beside it lies what was decided about files at the very first start. Empty means the"
                    + " JVM's temporary directory (`java.io.tmpdir`).");

    /** All of them, in reading order. */
    public static final List<Option<?>> CONNECTOR = List.of(FILES_SCOPE, NODE_ID, LOCK_DIR);

    private PlaceOptions() {}

    private static Optional<String> nodeComplaint(String text) {
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must have at most " + LONGEST_NAME + " characters and no control character");
        }
        return text.equals(Slots.SHARED)
                ? Optional.of("is how offsets of files.scope=shared are called: choose another name")
                : Optional.empty();
    }

    private static Optional<String> directoryComplaint(String text) {
        try {
            return text.isEmpty() || Path.of(text).isAbsolute()
                    ? Optional.empty()
                    : Optional.of("must be an absolute path: a worker's working directory is no place to rely on");
        } catch (InvalidPathException e) {
            return Optional.of("is no path: " + e.getReason());
        }
    }

    /**
     * Whose files they are.
     *
     * @param values a valid configuration
     * @param connector the connector's name
     * @return what the options say, with the host's name and the temporary directory filled in
     */
    public static NodeName of(OptionValues values, String connector) {
        String directory = values.get(LOCK_DIR);
        Path lockDirectory = Path.of(directory.isEmpty() ? System.getProperty("java.io.tmpdir") : directory)
                .toAbsolutePath();
        if (values.get(FILES_SCOPE) == Scope.SHARED) {
            return new NodeName(Scope.SHARED, connector, Slots.SHARED, lockDirectory);
        }
        String node = values.get(NODE_ID);
        return new NodeName(Scope.LOCAL, connector, node.isEmpty() ? HostName.name() : node, lockDirectory);
    }
}
