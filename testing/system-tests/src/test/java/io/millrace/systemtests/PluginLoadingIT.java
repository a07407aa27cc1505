// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.connect.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginLoadingIT {
    private static final String VERSION = System.getProperty("millrace.version");
    private static final String SMT = "io.millrace.smt.";

    @ParameterizedTest
    @ValueSource(strings = {"3.7.2", "4.3.1"})
    void aWorkerThatForgivesNoMissingServiceFileListsExactlyOurPlugins(String connect) {
        try (LocalStack stack = LocalStack.builder()
                .workerVersion(connect)
                .pluginDiscovery("hybrid_fail")
                .start()) {
            assertThat(stack.connect().plugins(true))
                    .containsExactlyInAnyOrder(
                            new Plugin("io.millrace.sink.firehose.FirehoseS3SinkConnector", "sink", VERSION),
                            new Plugin("io.millrace.source.agentfile.AgentFileSourceConnector", "source", VERSION),
                            new Plugin("io.millrace.source.datagen.DatagenSourceConnector", "source", VERSION));
            assertThat(stack.connect().plugins(false))
                    .filteredOn(plugin -> plugin.className().startsWith(SMT))
                    .containsExactlyInAnyOrderElementsOf(transformsAndPredicates());
        }
    }

    /** What the service files name; what they do not name fails the worker's start. */
    private static List<Plugin> transformsAndPredicates() {
        List<Plugin> declared = new ArrayList<>(declared(Transformation.class, "transformation"));
        declared.addAll(declared(Predicate.class, "predicate"));
        assertThat(declared)
                .extracting(Plugin::className)
                .contains(SMT + "Pipeline$Value", SMT + "FieldEquals$Key", SMT + "TopicMatches");
        return declared;
    }

    private static List<Plugin> declared(Class<?> port, String type) {
        return ServiceLoader.load(port).stream()
                .map(provider -> provider.type().getName())
                .filter(name -> name.startsWith(SMT))
                .map(name -> new Plugin(name, type, VERSION))
                .toList();
    }
}
