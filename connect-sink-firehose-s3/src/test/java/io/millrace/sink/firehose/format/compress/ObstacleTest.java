// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose temporary folder cannot be used, in a process of its own, since a library loads once only. */
class ObstacleTest {
    @Test
    void aLibraryThatDoesNotLoadIsToldAndNotThrown(@TempDir Path folder) throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        List<String> lines = run(noFolder);

        assertThat(lines)
                .contains("GZIP true", "ZIP true")
                .contains("XERIAL_SNAPPY false", "HADOOP_SNAPPY false", "ZSTD false", "LZ4 false")
                .contains("ZSTD again false", "LZ4 again false", "XERIAL_SNAPPY again false");
    }

    private static List<String> run(Path temporary) throws IOException, InterruptedException {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(worker.waitFor()).isZero();
        return lines;
    }

    /** Tells what it can encode. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] args) {
            for (String attempt : new String[] {" ", " again "}) {
                for (Form form : Form.values()) {
                    System.out.println(
                            form + attempt + form.encoding().obstacle().isEmpty());
                }
            }
        }
    }
}
