// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The example's sink as a single task in this process, on a store of ours. */
final class LoneSink {
    static final String TOPIC = "events";
    /** One directory a second: a record's own timestamp selects its object. */
    static final String PREFIX_PER_SECOND = "data/!{timestamp:yyyy/MM/dd/HH/mm/ss/}";

    private LoneSink() {}

    /** The configuration, with what the benchmark needs to be otherwise. */
    static Map<String, String> config(URI store, Map<String, String> more) {
        Map<String, String> config = new TreeMap<>(Examples.sink());
        config.put("name", "sink");
        config.put("topics", TOPIC);
        config.put("s3.endpoint", store.toString());
        config.put("s3.path.style.enabled", "true");
        config.put("s3.access.key.id", "benchmark");
        config.put("s3.secret.access.key", "benchmark");
        config.putAll(more);
        return config;
    }
}
