// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import io.millrace.common.Release;
import io.millrace.common.preview.Preview;
import io.millrace.common.preview.Previewed;
import io.millrace.source.datagen.lane.LaneOffsets;
import io.millrace.source.datagen.lane.Lanes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a text template with holes into Kafka records at a rate. */
public final class DatagenSourceConnector extends SourceConnector implements Previewed {
    private static final Logger LOG = LoggerFactory.getLogger(DatagenSourceConnector.class);

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public ConfigDef config() {
        return DatagenSourceConfig.OPTIONS.configDef();
    }

    @Override
    public Config validate(Map<String, String> submitted) {
        return DatagenSourceConfig.OPTIONS.validate(
                submitted, (values, problems) -> DatagenSourceConfig.check(submitted, values, problems));
    }

    @Override
    public void start(Map<String, String> started) {
        properties = new HashMap<>(started);
        DatagenSourceConfig config = DatagenSourceConfig.of(properties);
        LaneOffsets.requireLanes(config.lanes(), context().offsetStorageReader());
        config.warnings(System::currentTimeMillis)
                .forEach(warning -> LOG.warn("Connector {}: {}", config.connector(), warning));
        LOG.info("Connector {} generates topic {} with seed {}", config.connector(), config.topic(), config.seed());
    }

    @Override
    public Preview preview(Map<String, String> submitted, int count) {
        DatagenSourceConfig config = DatagenSourceConfig.of(submitted);
        return config.firstRecords(System::currentTimeMillis)
                .preview(count)
                .withWarnings(config.warnings(System::currentTimeMillis));
    }

    @Override
    public Class<? extends Task> taskClass() {
        return DatagenSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        DatagenSourceConfig config = DatagenSourceConfig.of(properties);
        int lanes = config.lanes();
        int tasks = (int) Math.min(Math.min(maxTasks, lanes), config.endIndex());
        return IntStream.range(0, tasks)
                .mapToObj(task -> DatagenTaskConfig.properties(properties, config, new Lanes(task, tasks, lanes)))
                .toList();
    }

    @Override
    public void stop() {}

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> submitted) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** One poll is one transaction: a boundary of our own could only make them smaller. */
    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> submitted) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> submitted, Map<Map<String, ?>, Map<String, ?>> offsets) {
        LaneOffsets.requireAlterable(DatagenSourceConfig.lanesOf(submitted), offsets);
        return true;
    }
}
