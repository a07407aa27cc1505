// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same zips on the range of Connect that we support, with and without exactly-once sources. */
final class WorkerVersionsIT {
    static Stream<String> versions() {
        return Boolean.getBoolean("millrace.long")
                ? Stream.of("3.7.2", "3.9.1", "4.0.0", "4.1.1", "4.3.1")
                : Stream.of("3.7.2");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thePipelineRunsExactlyOnce(String version) {
        thePipelineRuns(version, true);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thePipelineRunsOnAWorkerWithoutExactlyOnceSources(String version) {
        thePipelineRuns(version, false);
    }

    private static void thePipelineRuns(String version, boolean exactlyOnce) {
        try (LocalStack stack = LocalStack.builder()
                .workerVersion(version)
                .exactlyOnce(exactlyOnce)
                .s3(S3Backend.TRANSIENT)
                .start()) {
            Pipeline pipeline = new Pipeline(stack, "versions");
            stack.connect().create(pipeline.generator(), pipeline.indexedRecords(2_000, 1_000));
            stack.connect().create(pipeline.sink(), pipeline.delivery());

            List<TopicRecord> topic = pipeline.awaitTopic(2_000);
            Account source = Pipeline.exactlyOnce("topic", 2_000, topic, 64);
            Account objects = Account.ofRecords(
                    "objects", topic.stream().map(TopicRecord::value).toList(), pipeline.awaitObjects(2_000));

            assertThat(source.isWhole()).as(source.text()).isTrue();
            assertThat(objects.isWhole()).as(objects.text()).isTrue();
        }
    }
}
