// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The agent.json of a Kinesis Agent as options of this connector. It is read more strictly than by the agent, which passes
 * over what it does not know: a misspelt member, one at the wrong level, and an object where a list belongs are errors.
 *
 * <p>Source of the members: the developer guides of Kinesis Data Streams and Amazon Data Firehose on the agent.
 */
public final class AgentConfiguration {
    /** Members of a flow that are options of a flow here, by the same name and with the same values. */
    private static final Set<String> ALIKE = ordered(
            "filePattern",
            "initialPosition",
            "maxBufferAgeMillis",
            "maxBufferSizeBytes",
            "maxBufferSizeRecords",
            "skipHeaderLines",
            "multiLineStartPattern",
            "truncatedRecordTerminator",
            "fileFooterPattern",
            "partitionKeyOption",
            "aggregatedRecordSizeBytes");

    private static final String PROCESSING = "dataProcessingOptions";
    private static final String KINESIS = "kinesisStream";
    private static final String FIREHOSE = "deliveryStream";

    private static final String PRODUCER =
            "has no effect: Kafka's producer sends and repeats; see the producer.override.* options";
    private static final String LOOKS = "has no effect: files are looked at as soon as they change; see watch.mode";

    /** Members of a flow without an equivalent, and what is to be said of them. */
    private static final Map<String, String> OF_A_FLOW = Map.of(
            "waitOnFullPublishQueueMillis", PRODUCER,
            "waitOnEmptyPublishQueueMillis", PRODUCER,
            "publishQueueCapacity", PRODUCER,
            "retryInitialBackoffMillis", PRODUCER,
            "retryMaxBackoffMillis", PRODUCER,
            "minTimeBetweenFilePollsMillis", LOOKS,
            "maxTimeBetweenFileTrackerRefreshMillis", LOOKS);

    private static final String AWS = "has no effect: records go to Kafka, so no address of AWS is needed";
    private static final String CREDENTIALS =
            "has no effect and is not needed: records go to Kafka; take it out, for connector configurations are shown to"
                    + " everybody who may read them";
    private static final String METRICS =
            "has no effect: figures are in the task's MXBean, which the worker shows over JMX";
    private static final String WORKER = "has no effect: it is the worker's to say";

    /** Members of the whole without an equivalent, and what is to be said of them. */
    private static final Map<String, String> OF_THE_WHOLE = Map.ofEntries(
            Map.entry("cloudwatch.emitMetrics", METRICS),
            Map.entry("cloudwatch.endpoint", METRICS),
            Map.entry("cloudwatch.region", METRICS),
            Map.entry("cloudwatch.metrics.queue.sizes.publish", METRICS),
            Map.entry("kinesis.endpoint", AWS),
            Map.entry("firehose.endpoint", AWS),
            Map.entry("firehose.region", AWS),
            Map.entry("kinesis.region", AWS),
            Map.entry("sts.endpoint", AWS),
            Map.entry("ec2.endpoint", AWS),
            Map.entry("awsAccessKeyId", CREDENTIALS),
            Map.entry("awsSecretAccessKey", CREDENTIALS),
            Map.entry("assumeRoleARN", CREDENTIALS),
            Map.entry("assumeRoleExternalId", CREDENTIALS),
            Map.entry("userDefinedCredentialsProvider.classname", CREDENTIALS),
            Map.entry("userDefinedCredentialsProvider.location", CREDENTIALS),
            Map.entry(
                    "checkpointFile",
                    "has no effect by itself: positions are kept by Connect; checkpoints.import.file takes over where the"
                            + " agent stopped"),
            Map.entry(
                    "checkpointTimeToLiveDays",
                    "has no effect: the position of a file is kept until its slot is needed for another"),
            Map.entry("maxSendingThreads", PRODUCER),
            Map.entry("maxSendingThreadsPerCore", PRODUCER),
            Map.entry("sendingThreadsMaxQueueSize", PRODUCER),
            Map.entry("sendingThreadsKeepAliveMillis", PRODUCER),
            Map.entry("maxConnections", PRODUCER),
            Map.entry("connectionTimeoutMillis", PRODUCER),
            Map.entry("connectionTTLMillis", PRODUCER),
            Map.entry("socketTimeoutMillis", PRODUCER),
            Map.entry("useHttpsProxy", PRODUCER),
            Map.entry("tcpKeepAlive", PRODUCER),
            Map.entry("shutdownTimeoutMillis", WORKER),
            Map.entry("log.file", WORKER),
            Map.entry("log.level", WORKER),
            Map.entry("log.maxFileSize", WORKER),
            Map.entry("log.maxBackupIndex", WORKER));

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<String> aliases = new LinkedHashSet<>();

    private AgentConfiguration() {}

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /**
     * Translates a configuration.
     *
     * @param json the text of an agent.json; comments are allowed
     * @return the options that it means, and what has no equivalent
     * @throws UntranslatableConfiguration when it is no JSON, or not one of an agent
     */
    public static Translation translate(String json) {
        return new AgentConfiguration().read(members("the text", Json.read(json)));
    }

    private Translation read(Map<String, Json> root) {
        Json flows = root.get("flows");
        if (flows == null) {
            throw new UntranslatableConfiguration("has no flows");
        }
        if (!(flows instanceof Json.Items items) || items.all().isEmpty()) {
            throw new UntranslatableConfiguration("flows must be a list with at least one flow");
        }
        root.forEach((name, value) -> {
            if (!name.equals("flows")) {
                ofTheWhole(name);
            }
        });
        for (int i = 0; i < items.all().size(); i++) {
            String path = "flows[" + i + "]";
            flow(path, members(path, items.all().get(i)));
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("flows", String.join(",", aliases));
        all.putAll(options);
        return new Translation(all, defaults, notes);
    }

    private void ofTheWhole(String name) {
        if (OF_THE_WHOLE.containsKey(name)) {
            note(name, name.startsWith("aws"), OF_THE_WHOLE.get(name));
        } else if (isOfAFlow(name)) {
            throw new UntranslatableConfiguration(name + " belongs into a flow");
        } else {
            unknown(
                    "",
                    name,
                    Stream.concat(OF_THE_WHOLE.keySet().stream(), Stream.of("flows"))
                            .toList());
        }
    }

    private static boolean isOfAFlow(String name) {
        return ALIKE.contains(name)
                || OF_A_FLOW.containsKey(name)
                || name.equals(PROCESSING)
                || name.equals(KINESIS)
                || name.equals(FIREHOSE);
    }

    private void flow(String path, Map<String, Json> flow) {
        String topic = topic(path, flow);
        String prefix = "flow." + alias(topic) + ".";
        options.put(prefix + "topic", topic);
        if (text(path, flow, "filePattern").isEmpty()) {
            throw new UntranslatableConfiguration(path + " has no filePattern");
        }
        for (String name : ALIKE) {
            text(path, flow, name).ifPresent(value -> options.put(prefix + name, value));
        }
        // What the agent takes where nothing is said, and what makes its records.
        if (!options.containsKey(prefix + "initialPosition")) {
            defaults.put(prefix + "initialPosition", "END_OF_FILE");
        }
        defaults.put(prefix + "compat", "strict");
        if (flow.containsKey(FIREHOSE) && !flow.containsKey("partitionKeyOption")) {
            // Firehose has no partitions, so the agent makes no keys for it.
            defaults.put(prefix + "partitionKeyOption", "none");
        }
        processing(path, flow).ifPresent(list -> options.put(prefix + PROCESSING, list));
        flow.keySet().stream()
                .filter(name -> !ALIKE.contains(name))
                .filter(name -> !Set.of(PROCESSING, KINESIS, FIREHOSE).contains(name))
                .forEach(name -> rest(path, name));
        oddities(path, flow, prefix);
    }

    private void rest(String path, String name) {
        if (OF_A_FLOW.containsKey(name)) {
            note(path + "." + name, false, OF_A_FLOW.get(name));
        } else if (OF_THE_WHOLE.containsKey(name)) {
            throw new UntranslatableConfiguration(path + "." + name + " belongs beside flows, not into one");
        } else {
            List<String> known = new ArrayList<>(ALIKE);
            known.addAll(OF_A_FLOW.keySet());
            known.addAll(List.of(PROCESSING, KINESIS, FIREHOSE));
            unknown(path + ".", name, known);
        }
    }

    private void unknown(String prefix, String name, List<String> known) {
        Optional<String> near = Spelling.nearest(name, known, 1).stream().findFirst();
        if (near.isPresent()) {
            throw new UntranslatableConfiguration(prefix + name + " is unknown; did you mean " + near.get() + "?");
        }
        note(prefix + name, true, "is not known to this version of the connector and has no effect");
    }

    private String topic(String path, Map<String, Json> flow) {
        Optional<String> kinesis = text(path, flow, KINESIS);
        Optional<String> firehose = text(path, flow, FIREHOSE);
        if (kinesis.isPresent() == firehose.isPresent()) {
            throw new UntranslatableConfiguration(path
                    + (kinesis.isPresent() ? " has both " : " has neither ")
                    + KINESIS
                    + (kinesis.isPresent() ? " and " : " nor ")
                    + FIREHOSE);
        }
        String stream = kinesis.orElseGet(firehose::orElseThrow);
        if (!stream.matches("[a-zA-Z0-9_.-]{1,128}")) {
            throw new UntranslatableConfiguration(path + "." + (kinesis.isPresent() ? KINESIS : FIREHOSE)
                    + " is no name of a stream: use letters, digits, '_', '.' and '-'");
        }
        return stream;
    }

    /** A name for the flow, which has none: its stream's. */
    private String alias(String topic) {
        String plain = topic.replace('.', '_');
        String base = plain.substring(0, Math.min(plain.length(), 60));
        String alias = base;
        for (int i = 2; !aliases.add(alias); i++) {
            alias = base + "-" + i;
        }
        return alias;
    }

    private static Optional<String> processing(String path, Map<String, Json> flow) {
        Json value = flow.get(PROCESSING);
        if (value == null || isNull(value)) {
            return Optional.empty();
        }
        if (!(value instanceof Json.Items items)) {
            throw new UntranslatableConfiguration(path + "." + PROCESSING
                    + " must be a list; put the object into brackets (the agent passes over it as it is)");
        }
        return items.all().isEmpty() ? Optional.empty() : Optional.of(items.written());
    }

    private void oddities(String path, Map<String, Json> flow, String prefix) {
        if (flow.containsKey("aggregatedRecordSizeBytes")
                && (flow.containsKey(KINESIS) || flow.containsKey("multiLineStartPattern"))) {
            options.remove(prefix + "aggregatedRecordSizeBytes");
            note(
                    path + ".aggregatedRecordSizeBytes",
                    false,
                    "has no effect, as with the agent: it joins single lines for Firehose only; add " + prefix
                            + "aggregatedRecordSizeBytes to have it here");
        }
    }

    private void note(String path, boolean matters, String text) {
        notes.add(new Note(path, matters, text));
    }

    private static Optional<String> text(String path, Map<String, Json> flow, String name) {
        Json value = flow.get(name);
        if (value == null || isNull(value)) {
            return Optional.empty();
        }
        if (value instanceof Json.Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof Json.Literal literal) {
            return Optional.of(literal.written());
        }
        throw new UntranslatableConfiguration(path + "." + name + " must be a single value");
    }

    private static boolean isNull(Json value) {
        return value instanceof Json.Literal literal && literal.written().equals("null");
    }

    private static Map<String, Json> members(String path, Json value) {
        if (value instanceof Json.Members members) {
            return members.all();
        }
        throw new UntranslatableConfiguration(path + " must be an object");
    }
}
