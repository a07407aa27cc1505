// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.connect.Plugin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginLoadingIT {
    private static final String VERSION = System.getProperty("millrace.version");

    @ParameterizedTest
    @ValueSource(strings = {"3.7.2", "4.3.1"})
    void aWorkerThatForgivesNoMissingServiceFileListsExactlyOurConnectors(String connect) {
        try (LocalStack stack = LocalStack.builder()
                .workerVersion(connect)
                .pluginDiscovery("hybrid_fail")
                .start()) {
            assertThat(stack.connect().plugins(true))
                    .containsExactlyInAnyOrder(
                            new Plugin("io.millrace.sink.firehose.FirehoseS3SinkConnector", "sink", VERSION),
                            new Plugin("io.millrace.source.datagen.DatagenSourceConnector", "source", VERSION));
        }
    }
}
