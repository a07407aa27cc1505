// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConfigurationTest {
    private static final String WHOLE = """
            {
              // how the operations people left it
              "cloudwatch.emitMetrics": true,
              "kinesis.endpoint": "",
              "firehose.endpoint": "",
              "awsAccessKeyId": "AKIDEXAMPLE",
              "awsSecretAccessKey": "wJalrXUt",
              "acme.flavour": "mint",
              "flows": [
                {
                  "filePattern": "/var/log/httpd/access_log*",
                  "deliveryStream": "web.access",
                  "initialPosition": "START_OF_FILE",
                  "maxBufferAgeMillis": "5000",
                  "publishQueueCapacity": 50,
                  "dataProcessingOptions": [
                    {"optionName": "LOGTOJSON", "logFormat": "COMMONAPACHELOG", "matchPattern": "^(\\\\S+)"}
                  ]
                },
                {
                  "filePattern": "/tmp/app.log*",
                  "kinesisStream": "app",
                  "partitionKeyOption": "DETERMINISTIC",
                  "multiLineStartPattern": null
                },
                {"filePattern": "/tmp/other.log", "kinesisStream": "app", "skipHeaderLines": 1}
              ]
            }
            """;

    @Test
    void translatesEveryFlow() {
        Translation translation = AgentConfiguration.translate(WHOLE);

        assertThat(translation.options())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("flows", "web_access,app,app-2"),
                        Map.entry("flow.web_access.topic", "web.access"),
                        Map.entry("flow.web_access.filePattern", "/var/log/httpd/access_log*"),
                        Map.entry("flow.web_access.initialPosition", "START_OF_FILE"),
                        Map.entry("flow.web_access.maxBufferAgeMillis", "5000"),
                        Map.entry(
                                "flow.web_access.dataProcessingOptions",
                                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\","
                                        + "\"matchPattern\":\"^(\\\\S+)\"}]"),
                        Map.entry("flow.app.topic", "app"),
                        Map.entry("flow.app.filePattern", "/tmp/app.log*"),
                        Map.entry("flow.app.partitionKeyOption", "DETERMINISTIC"),
                        Map.entry("flow.app-2.topic", "app"),
                        Map.entry("flow.app-2.filePattern", "/tmp/other.log"),
                        Map.entry("flow.app-2.skipHeaderLines", "1")));
        assertThat(translation.defaults())
                .containsOnly(
                        Map.entry("flow.web_access.compat", "strict"),
                        Map.entry("flow.web_access.partitionKeyOption", "none"),
                        Map.entry("flow.app.compat", "strict"),
                        Map.entry("flow.app.initialPosition", "END_OF_FILE"),
                        Map.entry("flow.app-2.compat", "strict"),
                        Map.entry("flow.app-2.initialPosition", "END_OF_FILE"));
    }

    @Test
    void tellsWhatHasNoEquivalentWithoutItsValue() {
        Translation translation = AgentConfiguration.translate(WHOLE);

        assertThat(translation.notes())
                .extracting(Note::path)
                .containsExactly(
                        "cloudwatch.emitMetrics",
                        "kinesis.endpoint",
                        "firehose.endpoint",
                        "awsAccessKeyId",
                        "awsSecretAccessKey",
                        "acme.flavour",
                        "flows[0].publishQueueCapacity");
        assertThat(translation.notes())
                .filteredOn(Note::matters)
                .extracting(Note::path)
                .containsExactly("awsAccessKeyId", "awsSecretAccessKey", "acme.flavour");
        assertThat(translation.notes().toString()).doesNotContain("AKIDEXAMPLE", "wJalrXUt", "mint");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                              | is empty",
                "{                                                             | is no JSON at line 1",
                "[]                                                            | must be an object",
                "{}                                                            | has no flows",
                "{\"flows\": []}                                               | at least one flow",
                "{\"flows\": {\"filePattern\": \"/a\"}}                        | must be a list",
                "{\"flows\": [1]}                                              | flows[0] must be an object",
                "{\"flows\": [{\"filePattern\": \"/a/b\"}]}                    | neither kinesisStream nor deliveryStream",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"deliveryStream\": \"b\"}]} | both kinesisStream and",
                "{\"flows\": [{\"kinesisStream\": \"a\"}]}                     | flows[0] has no filePattern",
                "{\"flows\": [{\"kinesisStream\": \"a b\", \"filePattern\": \"/a/b\"}]} | kinesisStream is no name",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"filePattern\": [\"/a/b\"]}]} | must be a single value",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"filepattern\": \"/a/b\"}]} | has no filePattern",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"filePattern\": \"/a/b\", \"skipHeaderLine\": 1}]}"
                        + " | flows[0].skipHeaderLine is unknown; did you mean skipHeaderLines?",
                "{\"initialPosition\": \"END_OF_FILE\", \"flows\": [{\"kinesisStream\": \"a\", \"filePattern\": \"/a\"}]}"
                        + " | initialPosition belongs into a flow",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"filePattern\": \"/a/b\", \"kinesis.endpoint\": \"x\"}]}"
                        + " | flows[0].kinesis.endpoint belongs beside flows",
                "{\"flows\": [{\"kinesisStream\": \"a\", \"filePattern\": \"/a/b\", \"dataProcessingOptions\": {}}]}"
                        + " | must be a list; put the object into brackets",
                "{\"flows\": 1, \"flows\": 2}                                  | is no JSON at line 1",
            })
    void refusesWhatTheAgentPassesOver(String json, String complaint) {
        assertThatThrownBy(() -> AgentConfiguration.translate(json == null ? "" : json))
                .isInstanceOf(UntranslatableConfiguration.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void doesNotQuoteWhatIsNoJson() {
        assertThatThrownBy(() -> AgentConfiguration.translate("{\"awsSecretAccessKey\": wJalrXUt}"))
                .hasMessageNotContaining("wJalrXUt");
    }

    @Test
    void aggregationHoldsWhereTheAgentAggregates() {
        String firehose = "{\"flows\": [{\"deliveryStream\": \"a\", \"filePattern\": \"/a/b\","
                + " \"aggregatedRecordSizeBytes\": 1000%s}]}";

        assertThat(AgentConfiguration.translate(String.format(firehose, "")).options())
                .containsEntry("flow.a.aggregatedRecordSizeBytes", "1000");
        Translation multiLine =
                AgentConfiguration.translate(String.format(firehose, ", \"multiLineStartPattern\": \"^x\""));
        assertThat(multiLine.options()).doesNotContainKey("flow.a.aggregatedRecordSizeBytes");
        assertThat(multiLine.notes()).extracting(Note::path).containsExactly("flows[0].aggregatedRecordSizeBytes");
    }
}
