// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.agent;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.record.Origin;
import java.nio.file.Path;
import java.util.Map;

/** A file that exists only as its burst; every record gets an offset of its own, as small as can be. */
final class MemoryFile implements Origin {
    private static final Path PATH = Path.of("/var/log/httpd/access_log");
    private static final Map<String, ?> PARTITION = Map.of("node", "web-1", "lane", 0L, "slot", 0L);

    @Override
    public Path path() {
        return PATH;
    }

    @Override
    public long modifiedMillis() {
        return 0;
    }

    @Override
    public long quietMillis() {
        return -1;
    }

    @Override
    public Map<String, ?> partition() {
        return PARTITION;
    }

    @Override
    public Map<String, ?> offset(Burst burst, int end, Place next, boolean lastOfBurst) {
        return Map.of("pos", next.position());
    }
}
