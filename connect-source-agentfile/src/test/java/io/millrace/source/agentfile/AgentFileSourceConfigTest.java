// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Options;
import io.millrace.source.agentfile.track.FlowFiles;
import io.millrace.testkit.ConfigContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFileSourceConfigTest implements ConfigContract {
    @TempDir
    Path folder;

    @Override
    public Connector connector() {
        return new AgentFileSourceConnector();
    }

    @Override
    public Options options() {
        return AgentFileSourceConfig.OPTIONS;
    }

    @Override
    public Map<String, String> minimal() {
        return with("flows=app", "flow.app.filePattern=/var/log/app.log*", "flow.app.topic=app");
    }

    @Override
    public String reference() {
        return AgentFileSourceConfig.reference();
    }

    @Override
    public String referencePath() {
        return "docs/reference/connect-source-agentfile.md";
    }

    @Test
    void aConnectorNamesAtLeastOneFlow() {
        assertThat(errors(Map.of())).containsOnlyKeys("flows");
        assertThat(errors(Map.of()).get("flows").toString()).contains("flow.app.filePattern", "agent.config");
    }

    @Test
    void everyFlowNeedsATopicAndAPattern() {
        assertThat(errors(with("flows=app"))).containsOnlyKeys("flow.app.filePattern", "flow.app.topic");
        assertThat(errors(with("flows=app", "topic=logs"))).containsOnlyKeys("flow.app.filePattern");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow.app.filePattern=/var/log/       | names no file",
                "flow.app.filePattern=app.log         | absolute",
                "flow.app.filePattern=/var/log/**     | names no file",
                "flow.app.filePattern=/var/log/[a     | bracket",
                "flow.app.exclude.patterns=*.gz       | absolute",
                "flow.app.initialPosition=START       | START_OF_FILE",
                "flow.app.multiLineStartPattern=(     | regular expression",
                "flow.app.maxBufferAgeMillis=999      | 1 s to 900 s",
                "flow.app.maxBufferSizeRecords=501    | 500",
                "flow.app.partitionKeyOption=random   | RANDOM",
                "flow.app.encoding=UTF-99             | UTF-99",
                "flow.app.dataProcessingOptions={}    | list",
                "flow.app.dataProcessingOptions=[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"APACHE\"}] | APACHE",
                "flow.app.topic=a b                   | topic",
                "flow.app.initial.timestamp=yesterday | moment",
                "flow.app.finish.archive.directory=a  | absolute",
                "lanes=0                              | 1 to 1024",
            })
    void aBadValueIsComplainedOfOnItsOption(String assignment, String complaint) {
        Map<String, String> properties = minimal();
        properties.putAll(with(assignment));
        String name = assignment.substring(0, assignment.indexOf('='));

        assertThat(errors(properties)).containsOnlyKeys(name);
        assertThat(errors(properties).get(name).toString()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/var/log/app.log*       | /var/log/app.log*",
                "/var/log/app.log*       | /var/log/app.log.1",
                "/var/log/app.log        | /var/log/*.log",
                "/var/log/**/app.log     | /var/log/nginx/app.log",
                "/var/log/*              | /var/log/*.log",
            })
    void twoFlowsCannotClaimTheSameFile(String one, String other) {
        Map<String, String> properties = with("flows=a,b", "topic=logs");
        properties.put("flow.a.filePattern", one.trim());
        properties.put("flow.b.filePattern", other.trim());

        assertThat(errors(properties)).containsOnlyKeys("flow.b.filePattern");
        assertThat(errors(properties).get("flow.b.filePattern").toString()).contains("flow 'a' reads already");
    }

    @Test
    void patternsThatMeanOtherFilesOrLeaveSomeOutAreFine() {
        Map<String, String> properties = with(
                "flows=a,b,c",
                "topic=logs",
                "flow.a.filePattern=/var/log/a.log*",
                "flow.b.filePattern=/var/log/b.log*",
                "flow.c.filePattern=/var/log/*",
                "flow.c.exclude.patterns=/var/log/[ab].log*");

        assertThat(errors(properties)).isEmpty();
    }

    @Test
    void optionsThatNeedEachOtherAreGivenTogether() {
        Map<String, String> timestamp = minimal();
        timestamp.put("flow.app.initialPosition", "TIMESTAMP");
        assertThat(errors(timestamp)).containsOnlyKeys("flow.app.initial.timestamp");
        timestamp.put("initial.timestamp", "2026-11-20T18:00:00Z");
        assertThat(errors(timestamp)).isEmpty();

        Map<String, String> archive = minimal();
        archive.put("finish.action", "archive");
        assertThat(errors(archive)).containsOnlyKeys("flow.app.finish.archive.directory");
        archive.put("finish.archive.directory", "/var/log");
        assertThat(errors(archive).get("finish.archive.directory").toString()).contains("read again");
        archive.put("finish.archive.directory", "/var/archive");
        assertThat(errors(archive)).isEmpty();
    }

    @Test
    void anAgentJsonIsConfigurationEnough() {
        String json = "{\"flows\": [{\"filePattern\": \"/var/log/app.log*\", \"kinesisStream\": \"app\"}]}";

        assertThat(errors(with("agent.config=" + json))).isEmpty();
        AgentFileSourceConfig config = AgentFileSourceConfig.of(with("agent.config=" + json));
        assertThat(config.files()).extracting(FlowFiles::name).containsExactly("app");
        assertThat(config.effective())
                .containsEntry("flow.app.topic", "app")
                .doesNotContainKeys("agent.config", "agent.config.file");
    }

    @Test
    void whatIsWrongWithAnAgentJsonStandsOnItsOption() {
        assertThat(errors(with("agent.config={\"flows\": []}"))).containsOnlyKeys("agent.config");
        assertThat(errors(with("agent.config.file=" + folder.resolve("none")))).containsOnlyKeys("agent.config.file");
        String age =
                "{\"flows\": [{\"filePattern\": \"/a/b\", \"kinesisStream\": \"app\", \"maxBufferAgeMillis\": 1}]}";
        assertThat(errors(with("agent.config=" + age))).containsOnlyKeys("flow.app.maxBufferAgeMillis");
    }

    @Test
    void oneFlowsFilesAreReadThroughItsOwnOptionsElseTheCommonOnes() {
        AgentFileSourceConfig config = AgentFileSourceConfig.of(with(
                "flows=a,b",
                "topic=logs",
                "initialPosition=START_OF_FILE",
                "flow.a.filePattern=/var/log/a",
                "flow.b.filePattern=/var/log/b",
                "flow.b.initialPosition=END_OF_FILE",
                "flow.b.compat=strict"));

        assertThat(config.files())
                .extracting(FlowFiles::initialPosition)
                .extracting(Enum::name)
                .containsExactly("START_OF_FILE", "END_OF_FILE");
        assertThat(config.files().get(0).exclude()).isEmpty();
        assertThat(config.files().get(1).exclude()).anyMatch(pattern -> pattern.matches(Path.of("/var/log/b.gz")));
    }

    @Test
    void theReferenceShowsEveryOptionThatACodeNames() throws IOException {
        // Guards against a room whose options nobody has put into the connector's.
        Path sources = Path.of("src/main/java/io/millrace/source/agentfile");
        Pattern declared = Pattern.compile("/\\*\\* \\{@code ([a-zA-Z0-9.]+)}\\. \\*/");
        try (var files = Files.walk(sources)) {
            List<String> names = files.filter(file -> file.toString().endsWith("Options.java"))
                    .flatMap(file -> {
                        try {
                            return declared.matcher(Files.readString(file))
                                    .results()
                                    .map(found -> found.group(1));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(names).hasSizeGreaterThan(30);
            assertThat(names)
                    .allSatisfy(name -> assertThat(reference())
                            .containsPattern("### `(flow\\.<flow>\\.)?" + Pattern.quote(name) + "`"));
        }
    }

    private static Map<String, String> with(String... assignments) {
        Map<String, String> properties = new HashMap<>();
        Arrays.stream(assignments)
                .map(String::trim)
                .forEach(each ->
                        properties.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        return properties;
    }
}
