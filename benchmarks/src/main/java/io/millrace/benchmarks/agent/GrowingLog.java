// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;

/** A directory with one log file of lines that are as long as each other. */
public final class GrowingLog implements AutoCloseable {
    private static final int DIFFERENT_LINES = 1_000;

    private final Path directory;
    private final long bytes;

    private GrowingLog(Path directory, long bytes) {
        this.directory = directory;
        this.bytes = bytes;
    }

    /**
     * Writes a file.
     *
     * @param lineBytes how long a line is, its line feed included
     * @param mib how large the file is, about
     * @return the file, to be closed
     */
    public static GrowingLog of(int lineBytes, int mib) {
        byte[] block = block(lineBytes);
        long blocks = Math.max(1, ((long) mib << 20) / block.length);
        try {
            Path directory = Files.createTempDirectory("agent-read");
            try (OutputStream out = Files.newOutputStream(directory.resolve("app.log"))) {
                for (long i = 0; i < blocks; i++) {
                    out.write(block);
                }
            }
            return new GrowingLog(directory, blocks * block.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] block(int lineBytes) {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < DIFFERENT_LINES; i++) {
            for (int at = 1; at < lineBytes; at++) {
                lines.append((char) (random.nextInt(7) == 0 ? ' ' : 'a' + random.nextInt(26)));
            }
            lines.append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** How large the file is. */
    long bytes() {
        return bytes;
    }

    /** Where it lies, and where a node's lock may lie. */
    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try (var entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
