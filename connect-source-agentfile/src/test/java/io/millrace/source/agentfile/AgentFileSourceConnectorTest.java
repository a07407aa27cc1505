// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;

class AgentFileSourceConnectorTest {
    private static final Map<String, String> MINIMAL =
            Map.of("name", "logs", "flows", "app", "flow.app.filePattern", "/var/log/app.log", "flow.app.topic", "app");

    private final AgentFileSourceConnector connector = new AgentFileSourceConnector();

    @Test
    void everyTaskKnowsWhichOneItIs() {
        connector.start(MINIMAL);

        List<Map<String, String>> tasks = connector.taskConfigs(3);

        assertThat(tasks).hasSize(3);
        assertThat(tasks)
                .extracting(task -> AgentFileTaskConfig.of(task).index())
                .containsExactly(0, 1, 2);
        assertThat(tasks).allSatisfy(task -> {
            assertThat(AgentFileTaskConfig.of(task).count()).isEqualTo(3);
            assertThat(AgentFileTaskConfig.of(task).agent().connector()).isEqualTo("logs");
        });
    }

    @Test
    void onSharedFilesThereAreNotMoreTasksThanLanes() {
        connector.start(with("files.scope", "shared", "lanes", "2"));
        assertThat(connector.taskConfigs(3)).hasSize(2);
    }

    @Test
    void onLocalFilesThereMayBeMoreTasksThanLanesAsEachNodeHasItsOwn() {
        connector.start(with("lanes", "2"));
        assertThat(connector.taskConfigs(3)).hasSize(3);
    }

    @Test
    void tasksGetWhatAnAgentJsonMeansAndNotTheJson() {
        connector.start(Map.of(
                "name",
                "logs",
                "agent.config",
                "{\"awsSecretAccessKey\": \"hush\","
                        + " \"flows\": [{\"filePattern\": \"/a/b\", \"kinesisStream\": \"app\"}]}"));

        assertThat(connector.taskConfigs(1).get(0))
                .containsEntry("flow.app.filePattern", "/a/b")
                .containsEntry("flow.app.topic", "app")
                .doesNotContainKey("agent.config");
        assertThat(connector.taskConfigs(1).toString()).doesNotContain("hush");
    }

    @Test
    void doesNotStartWithoutTheAgentJsonThatItNames() {
        Map<String, String> properties = new HashMap<>(MINIMAL);
        properties.put("agent.config.file", "/nowhere/agent.json");

        assertThatThrownBy(() -> connector.start(properties))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("/nowhere/agent.json");
    }

    @Test
    void isExactlyOnceWithOneTransactionPerPoll() {
        assertThat(connector.exactlyOnceSupport(MINIMAL)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(MINIMAL))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void offsetsCanBeForgottenAndOthersAreJudged() {
        Map<Map<String, ?>, Map<String, ?>> forgotten = new HashMap<>();
        forgotten.put(Map.of("anything", "at all"), null);
        assertThat(connector.alterOffsets(MINIMAL, forgotten)).isTrue();

        Map<String, ?> partition = Map.of("node", "n", "lane", 16L, "slot", 0L);
        assertThatThrownBy(() -> connector.alterOffsets(MINIMAL, Map.of(partition, Map.of("v", 1L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("lane");
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> properties = new HashMap<>(MINIMAL);
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties;
    }
}
