// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On files that SQLite 3.40 has written: with small and large pages, freed ones, rows longer than a page, and UTF-16. */
class AgentCheckpointsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"few.db", "utf16.db"})
    void readsWhatTheAgentHasWritten(String name) throws IOException {
        assertThat(AgentCheckpoints.read(copyOf(name).toString()))
                .containsExactlyInAnyOrder(
                        new AgentCheckpoint("/var/log/app.log", "(dev=fd01,ino=131075)", 4096, 4000),
                        new AgentCheckpoint(
                                "/var/log/größe.log", "(dev=fd01,ino=131076)", 5_000_000_000L, 4_999_999_999L),
                        new AgentCheckpoint("/var/log/new.log", "(dev=fd01,ino=131077)", 1, 0));
    }

    @Test
    void readsATreeOfPagesAndRowsLongerThanAPage() throws IOException {
        List<AgentCheckpoint> expected = IntStream.range(0, 70)
                .mapToObj(i -> new AgentCheckpoint(
                        "/var/log/" + "d".repeat(10 * i) + String.format("/%04d.log", i),
                        "(dev=fd01,ino=" + (1000 + i) + ")",
                        i * 1000003L,
                        i * 1000L))
                .toList();

        assertThat(AgentCheckpoints.read(copyOf("many.db").toString())).isEqualTo(expected);
    }

    @Test
    void aFileThatIsNotThereHasNoCheckpoints() {
        assertThat(AgentCheckpoints.read(folder.resolve("none").toString())).isEmpty();
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "agent ".repeat(100));

        assertThatThrownBy(() -> AgentCheckpoints.read(text.toString()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("checkpoints.import.file=" + text)
                .hasMessageContaining("is no SQLite file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal"})
    void refusesAFileWithChangesThatAreNotInIt(String suffix) throws IOException {
        Path file = copyOf("few.db");
        Files.writeString(file.resolveSibling(file.getFileName() + suffix), "x");

        assertThatThrownBy(() -> AgentCheckpoints.read(file.toString()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("unfinished changes")
                .hasMessageContaining(suffix);
    }

    @Test
    void refusesATableOfSomethingElse() throws IOException {
        Path file = copyOf("few.db");
        byte[] bytes = Files.readAllBytes(file);
        String changed = new String(bytes, StandardCharsets.ISO_8859_1).replace("fileId text", "fileXY text");
        Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> AgentCheckpoints.read(file.toString()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no table with the columns");
    }

    /** Damaged ones are refused or read; they neither hang nor fail otherwise. */
    @Test
    void survivesDamage() throws IOException {
        long seed = Long.getLong("millrace.seed", 20261120L);
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(copyOf("many.db"));
        for (int round = 0; round < 500; round++) {
            byte[] damaged = Arrays.copyOf(whole, round % 5 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int i = 0; i < 20 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                AgentCheckpoints.read(file.toString());
            } catch (ConnectException e) {
                assertThat(e).as("seed %d, round %d", seed, round).hasMessageContaining("checkpoints.import.file");
            }
        }
    }

    private Path copyOf(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(AgentCheckpointsTest.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
