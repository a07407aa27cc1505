// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionTest {
    private static final String JSON = "{\"flows\": [{\"kinesisStream\": \"app\", \"filePattern\": \"/a/b\"}]}";

    @TempDir
    Path folder;

    @Test
    void leavesPropertiesWithoutAnAgentJsonAlone() {
        Map<String, String> properties = Map.of("flows", "a");

        assertThat(Expansion.of(properties).properties()).isEqualTo(properties);
        assertThat(Expansion.of(properties).complaint()).isEmpty();
    }

    @Test
    void addsWhatTheJsonMeans() {
        Expansion expansion = Expansion.of(Map.of("agent.config", JSON));

        assertThat(expansion.properties())
                .containsEntry("flows", "app")
                .containsEntry("flow.app.topic", "app")
                .containsEntry("flow.app.filePattern", "/a/b")
                .containsEntry("flow.app.compat", "strict");
        assertThat(expansion.added()).contains("flows", "flow.app.topic", "flow.app.compat");
    }

    @Test
    void theConnectorsOwnOptionsWin() {
        Expansion expansion = Expansion.of(
                Map.of("agent.config", JSON, "flow.app.topic", "own", "compat", "extended", "flows", "mine"));

        assertThat(expansion.properties())
                .containsEntry("flow.app.topic", "own")
                .containsEntry("flows", "mine,app")
                .doesNotContainKey("flow.app.compat");
        assertThat(expansion.notes().toString()).contains("gives way to the connector's own flow.app.topic");
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("agent.json"), JSON);

        assertThat(Expansion.of(Map.of("agent.config.file", file.toString())).properties())
                .containsEntry("flow.app.topic", "app");
    }

    @Test
    void complainsOnTheOptionWithoutTheContents() {
        Expansion text = Expansion.of(Map.of("agent.config", "{\"secret\": hush}"));
        assertThat(text.complaint()).isPresent();
        assertThat(text.complaint().orElseThrow().option().name()).isEqualTo("agent.config");
        assertThat(text.complaint().orElseThrow().text()).contains("is no JSON").doesNotContain("hush");

        String missing = folder.resolve("none.json").toString();
        assertThat(Expansion.of(Map.of("agent.config.file", missing))
                        .complaint()
                        .orElseThrow()
                        .text())
                .contains("agent.config.file", missing);
        assertThat(Expansion.of(Map.of("agent.config.file", missing, "agent.config", JSON))
                        .complaint()
                        .orElseThrow()
                        .text())
                .contains("together");
    }
}
