// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the figures were measured on. */
public final class Machine {
    private static final long MIB = 1 << 20;

    private Machine() {}

    /**
     * Describes this machine.
     *
     * @return lines to print before the figures
     */
    public static List<String> lines() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return List.of(
                "machine cores=" + Runtime.getRuntime().availableProcessors() + " memory-mib="
                        + system.getTotalMemorySize() / MIB + " cpu=\"" + processor() + "\"",
                "system os=\"" + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch") + "\" jdk=\"" + System.getProperty("java.vm.vendor") + " "
                        + System.getProperty("java.runtime.version") + "\"",
                "load before one-minute=" + load());
    }

    /**
     * How busy the machine has been.
     *
     * @return the system's average over a minute, all processes included
     */
    public static String load() {
        return Figures.shown(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            // Only Linux has this file; the figures stand without the processor's name.
            return "unknown";
        }
    }
}
