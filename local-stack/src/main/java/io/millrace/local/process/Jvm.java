// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of a child's JVM.
 *
 * @param flags command-line flags, in order
 */
public record Jvm(List<String> flags) {
    /** Copies the list. */
    public Jvm {
        flags = List.copyOf(flags);
    }

    /**
     * Starts fast and stays small: the first compiler only, one collector thread.
     *
     * @param heapMib the largest heap
     * @return flags for tests
     */
    public static Jvm quick(int heapMib) {
        return new Jvm(List.of("-Xmx" + heapMib + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    }

    /**
     * Runs fast: both compilers and the JVM's own choice of collector.
     *
     * @param heapMib the heap, from the start
     * @return flags for measurements
     */
    public static Jvm full(int heapMib) {
        return new Jvm(List.of("-Xms" + heapMib + "m", "-Xmx" + heapMib + "m", "-Xshare:auto"));
    }

    /**
     * Adds flags.
     *
     * @param more further flags, which win over earlier ones
     * @return these flags and the given ones
     */
    public Jvm plus(String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new Jvm(all);
    }

    /** The executable of the JVM that this process runs on. */
    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
