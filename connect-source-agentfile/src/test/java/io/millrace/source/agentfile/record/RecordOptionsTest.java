// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordOptionsTest {
    private static List<String> complaints(Map<String, String> properties) {
        return Flow.OPTIONS.validate(properties, RecordOptions::check).configValues().stream()
                .flatMap(value -> value.errorMessages().stream().map(message -> value.name() + ": " + message))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic | a b | must be a topic's name",
                "topic | ${file.nam} | did you mean ${file.name}?",
                "topic | .. | must be a topic's name",
                "partitionKeyOption | random | must be one of RANDOM, DETERMINISTIC",
                "key.pattern | ( | is no regular expression",
                "headers | flow,paths | has 'paths'",
                "aggregatedRecordSizeBytes | 1048577 | must be 0 to 1048576",
                "maxBufferAgeMillis | 999 | must be 1 s to 900 s",
                "maxBufferSizeRecords | 501 | must be 1 to 500",
                "maxBufferSizeBytes | 5242881 | must be 1 to 5242880",
                "multiLineStartPattern | [ | is no regular expression",
                "encoding | IBM1047 | ASCII in other places",
                "newline.kept.enabled | yes | must be true or false",
                "record.overlong | split! | must be one of truncate, split, skip, fail, route",
                "dataProcessingOptions | {} | must be a list",
                "ec2.metadata | [] | must be a JSON object",
            })
    void complainsOnTheOption(String name, String value, String complaint) {
        Map<String, String> properties = Flow.properties(name, value);
        assertThat(complaints(properties)).anyMatch(c -> c.startsWith(name + ": ") && c.contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on.parse.error=topic | error.topic: is needed because on.parse.error=topic sends there",
                "record.overlong=route | error.topic: is needed because record.overlong=route sends there",
                "undecodable=topic | error.topic: is needed because undecodable=topic sends there",
                "partitionKeyOption=group | key.pattern: is needed because of partitionKeyOption=group",
                "partitionKeyOption=field | key.field: is needed because of partitionKeyOption=field",
                "key.field=a | key.field: needs partitionKeyOption=field",
                "multiLineStartPattern=a,multiline.continuation.pattern=b | multiline.continuation.pattern: does not go",
                "record.max.bytes=64,aggregatedRecordSizeBytes=65 | aggregatedRecordSizeBytes: must not be above record.max.bytes",
                "dataProcessingOptions=[{}] | dataProcessingOptions: object 1: 'optionName' is missing",
            })
    void complainsAboutContradictions(String options, String complaint) {
        assertThat(complaints(Flow.properties(options.split("[=,]", -1))))
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @Test
    void theDefaultsAreValid() {
        assertThat(complaints(Flow.properties())).isEmpty();
        assertThat(complaints(Map.of())).singleElement().asString().startsWith("topic: Missing");
        ConfigValue topic = Flow.OPTIONS.validate(Flow.properties(), RecordOptions::check).configValues().stream()
                .filter(value -> value.name().equals("topic"))
                .findFirst()
                .orElseThrow();
        assertThat(topic.value()).isEqualTo("logs");
    }

    @Test
    void theTerminatorIsShorterThanARecord() {
        assertThat(complaints(Flow.properties("record.max.bytes", "64", "truncatedRecordTerminator", "x".repeat(64))))
                .singleElement()
                .asString()
                .startsWith("truncatedRecordTerminator: must be shorter");
    }
}
