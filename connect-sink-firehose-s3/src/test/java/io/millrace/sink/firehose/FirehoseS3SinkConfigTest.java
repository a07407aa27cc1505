// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.common.options.Options;
import io.millrace.testkit.ConfigContract;
import io.millrace.testkit.PluginContract;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;

class FirehoseS3SinkConfigTest implements ConfigContract, PluginContract {
    @Override
    public Connector connector() {
        return new FirehoseS3SinkConnector();
    }

    @Override
    public Options options() {
        return FirehoseS3SinkConfig.OPTIONS;
    }

    @Override
    public Map<String, String> minimal() {
        return Map.of("s3.bucket", "millrace");
    }

    @Override
    public String reference() {
        return FirehoseS3SinkConfig.reference();
    }

    @Override
    public String referencePath() {
        return "docs/reference/connect-sink-firehose-s3.md";
    }
}
