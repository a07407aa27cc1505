// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import io.millrace.common.Release;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Generates the records of some lanes. */
public final class DatagenSourceTask extends SourceTask {
    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {}

    @Override
    public List<SourceRecord> poll() {
        return List.of();
    }

    @Override
    public void stop() {}
}
