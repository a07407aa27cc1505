// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import io.millrace.common.options.AliasKind;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Problems;
import io.millrace.source.agentfile.convert.Compat;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.deliver.DeliverOptions;
import io.millrace.source.agentfile.deliver.DeliveryBounds;
import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.migrate.AgentCheckpoints;
import io.millrace.source.agentfile.migrate.Expansion;
import io.millrace.source.agentfile.migrate.ImportedStarts;
import io.millrace.source.agentfile.migrate.MigrateOptions;
import io.millrace.source.agentfile.migrate.Note;
import io.millrace.source.agentfile.place.NodeName;
import io.millrace.source.agentfile.place.PlaceOptions;
import io.millrace.source.agentfile.place.Scope;
import io.millrace.source.agentfile.preview.PreviewedFlow;
import io.millrace.source.agentfile.record.FlowRules;
import io.millrace.source.agentfile.record.RecordOptions;
import io.millrace.source.agentfile.track.FilePattern;
import io.millrace.source.agentfile.track.Finish;
import io.millrace.source.agentfile.track.FlowFiles;
import io.millrace.source.agentfile.track.InitialPosition;
import io.millrace.source.agentfile.track.Starts;
import io.millrace.source.agentfile.track.TrackOptions;
import io.millrace.source.agentfile.track.TrackRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.Config;

/** The options of the connector, and what they mean. Immutable. */
final class AgentFileSourceConfig {
    static final AliasKind FLOW = AliasKind.of(
            "flow",
            "Flows",
            "The names of the flows, with commas between them. A flow reads the files of one pattern and makes records of them;"
                    + " its options begin with `flow.<name>.`. What all flows share may be given once without that."
                    + " Names are yours to choose, and no position depends on them. Files that two flows mean are read by the one"
                    + " that is named first.",
            List.of(TrackOptions.ALL, EventOptions.ALL, ConvertOptions.ALL, RecordOptions.ALL));

    static final Options OPTIONS = Options.of(
            List.of(PlaceOptions.CONNECTOR, TrackOptions.CONNECTOR, DeliverOptions.CONNECTOR, MigrateOptions.ALL),
            List.of(),
            List.of(FLOW));

    private static final String NAME = "name";

    private final Expansion expansion;
    private final Map<String, String> properties;
    private final OptionValues values;

    private AgentFileSourceConfig(Expansion expansion) {
        Map<String, String> given = new HashMap<>(expansion.properties());
        given.values().removeIf(Objects::isNull);
        this.expansion = expansion;
        this.properties = Map.copyOf(given);
        this.values = OPTIONS.read(properties);
    }

    /** Reads a configuration that has been validated. */
    static AgentFileSourceConfig of(Map<String, String> properties) {
        return new AgentFileSourceConfig(Expansion.of(properties));
    }

    static Config validate(Map<String, String> given) {
        Expansion expansion = Expansion.of(given);
        return OPTIONS.validate(expansion.properties(), (values, problems) -> {
            expansion.complaint().ifPresent(complaint -> problems.add(complaint.option(), complaint.text()));
            if (!problems.valid(FLOW.names())) {
                return;
            }
            List<String> flows = values.get(FLOW.names());
            if (flows.isEmpty() && expansion.complaint().isEmpty()) {
                problems.add(
                        FLOW.names(),
                        FLOW.names()
                                + " names no flow: write flows=app and flow.app.filePattern=..., or give an agent.json"
                                + " in " + MigrateOptions.AGENT_CONFIG);
            }
            flows.forEach(flow -> checkFlow(values.of(FLOW, flow), problems.of(FLOW, flow)));
            checkOverlaps(flows, values, problems);
            checkArchives(flows, values, problems);
        });
    }

    private static void checkFlow(OptionValues flow, Problems problems) {
        require(
                flow,
                problems,
                TrackOptions.INITIAL_POSITION,
                InitialPosition.TIMESTAMP,
                TrackOptions.INITIAL_TIMESTAMP);
        require(flow, problems, TrackOptions.FINISH_ACTION, Finish.ARCHIVE, TrackOptions.FINISH_ARCHIVE);
        RecordOptions.check(flow, problems);
    }

    private static <T> void require(
            OptionValues flow, Problems problems, Option<T> choice, T chosen, Option<?> companion) {
        if (problems.valid(choice, companion)
                && flow.get(choice).equals(chosen)
                && flow.find(companion).isEmpty()) {
            problems.add(companion, companion + " must be given with " + choice + "=" + chosen);
        }
    }

    /** Two patterns that mean the same file for certain; where nobody can tell, the log says it once both match one. */
    private static void checkOverlaps(List<String> flows, OptionValues values, Problems problems) {
        for (int later = 1; later < flows.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                String first = flows.get(earlier);
                String second = flows.get(later);
                if (isUnfiltered(first, values, problems)
                        && isUnfiltered(second, values, problems)
                        && pattern(values.of(FLOW, second)).overlaps(pattern(values.of(FLOW, first)))) {
                    problems.of(FLOW, second)
                            .add(
                                    TrackOptions.FILE_PATTERN,
                                    FLOW.qualified(second, TrackOptions.FILE_PATTERN) + " means files that flow '"
                                            + first
                                            + "' reads already ("
                                            + FLOW.qualified(first, TrackOptions.FILE_PATTERN)
                                            + "): a file has one flow");
                }
            }
        }
    }

    private static boolean isUnfiltered(String flow, OptionValues values, Problems problems) {
        return problems.of(FLOW, flow).valid(TrackOptions.FILE_PATTERN, TrackOptions.EXCLUDE_PATTERNS)
                && values.of(FLOW, flow).get(TrackOptions.EXCLUDE_PATTERNS).isEmpty();
    }

    private static void checkArchives(List<String> flows, OptionValues values, Problems problems) {
        for (String flow : flows) {
            Problems ofFlow = problems.of(FLOW, flow);
            Optional<Path> archive = ofFlow.valid(TrackOptions.FINISH_ARCHIVE)
                    ? values.of(FLOW, flow).find(TrackOptions.FINISH_ARCHIVE)
                    : Optional.empty();
            for (String reader : flows) {
                if (archive.isPresent()
                        && problems.of(FLOW, reader).valid(TrackOptions.FILE_PATTERN)
                        && pattern(values.of(FLOW, reader)).root().startsWith(archive.get())) {
                    ofFlow.add(
                            TrackOptions.FINISH_ARCHIVE,
                            TrackOptions.FINISH_ARCHIVE + " holds files that flow '" + reader
                                    + "' reads: they would be read again");
                }
            }
        }
    }

    private static FilePattern pattern(OptionValues flow) {
        return FilePattern.of(flow.get(TrackOptions.FILE_PATTERN));
    }

    static String reference() {
        return OPTIONS.reference("Log-file agent source", """
                `io.millrace.source.agentfile.AgentFileSourceConnector` follows log files that grow and are rotated, and makes
                records of their lines: what the Kinesis Agent does on AWS, for any Kafka, with the agent's own option names.

                A *flow* is a pattern of files, what to make of their lines, and a topic: `flows=app,nginx`, then
                `flow.app.filePattern=/var/log/app/*.log` and so on. [The page on the agent](../agentfile.md) tells what holds
                for each kind of rotation, and where tasks and files meet; an agent.json can be given as it is
                (`agent.config`).
                """);
    }

    String connector() {
        return connector(properties);
    }

    private static String connector(Map<String, String> properties) {
        return properties.getOrDefault(NAME, "agentfile");
    }

    /** What the connector does: the user's options and those that an agent.json stands for, without the agent.json. */
    Map<String, String> effective() {
        Map<String, String> effective = new HashMap<>(properties);
        effective.remove(MigrateOptions.AGENT_CONFIG.name());
        effective.remove(MigrateOptions.AGENT_CONFIG_FILE.name());
        return effective;
    }

    /** What an agent.json has added and what of it has no equivalent; nothing without one. */
    Expansion expansion() {
        return expansion;
    }

    /** What is allowed, and may not be what the user wants. */
    List<String> warnings() {
        return expansion.notes().stream()
                .filter(Note::matters)
                .map(note -> "agent.json: " + note)
                .toList();
    }

    /** What else is worth knowing of an agent.json. */
    List<String> notes() {
        return expansion.notes().stream()
                .filter(note -> !note.matters())
                .map(note -> "agent.json: " + note)
                .toList();
    }

    /** Which files the flows read, in the order in which they are named. */
    List<FlowFiles> files() {
        return values.get(FLOW.names()).stream()
                .map(flow -> files(flow, values.of(FLOW, flow)))
                .toList();
    }

    private static FlowFiles files(String flow, OptionValues values) {
        return TrackOptions.of(flow, values, values.get(ConvertOptions.COMPAT) == Compat.STRICT);
    }

    /** What the flows make of their files, in the same order. */
    List<FlowRules> records() {
        return values.get(FLOW.names()).stream()
                .map(flow -> FlowRules.of(flow, values.of(FLOW, flow)))
                .toList();
    }

    List<PreviewedFlow> previewed() {
        return values.get(FLOW.names()).stream()
                .map(flow -> new PreviewedFlow(
                        files(flow, values.of(FLOW, flow)), FlowRules.of(flow, values.of(FLOW, flow))))
                .toList();
    }

    NodeName node() {
        return PlaceOptions.of(values, connector());
    }

    boolean isShared() {
        return values.get(PlaceOptions.FILES_SCOPE) == Scope.SHARED;
    }

    int lanes() {
        return values.get(TrackOptions.LANES);
    }

    /** How many lanes a connector has whose other options need not be valid. */
    static int lanesOf(Map<String, String> properties) {
        return Options.of(TrackOptions.LANES).read(properties).get(TrackOptions.LANES);
    }

    TrackRules rules() {
        return TrackOptions.rules(values, node().node());
    }

    DeliveryBounds bounds() {
        return DeliverOptions.of(values);
    }

    /**
     * Where files are begun: where a Kinesis Agent stopped, if there was one.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException when its checkpoints are there and cannot be read
     */
    Starts starts(Disk disk, Starts remembered) {
        Optional<String> file = values.find(MigrateOptions.CHECKPOINTS_IMPORT_FILE);
        return file.isEmpty()
                ? remembered
                : new ImportedStarts(AgentCheckpoints.read(file.get()), files(), disk, remembered);
    }
}
