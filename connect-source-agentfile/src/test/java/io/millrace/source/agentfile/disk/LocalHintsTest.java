// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHintsTest {
    @TempDir
    Path directory;

    @Test
    void tellsWhichFileWasChangedAndWhichDirectoryHasOthers() throws IOException {
        try (Hints hints = LocalHints.open()) {
            assertThat(hints.watch(directory)).isTrue();
            assertThat(hints.watch(directory)).isTrue();
            Path file = Files.writeString(directory.resolve("a.log"), "one\n");
            await(hints, file, directory);
            Files.writeString(file, "two\n", StandardOpenOption.APPEND);
            await(hints, file);
            Files.delete(file);
            await(hints, file, directory);
        }
    }

    @Test
    void tellsTheDirectoryWhenTooMuchCameAtOnce() throws IOException {
        try (Hints hints = LocalHints.open()) {
            hints.watch(directory);
            for (int i = 0; i < 3_000; i++) {
                Files.writeString(directory.resolve("f" + i), "x");
            }
            await(hints, directory);
        }
    }

    @Test
    void aForgottenOrMissingDirectoryIsNotWatched() throws IOException {
        try (Hints hints = LocalHints.open()) {
            assertThat(hints.watch(directory.resolve("none"))).isFalse();
            hints.watch(directory);
            hints.forget(directory);
            Path other = Files.createDirectory(directory.resolve("other"));
            hints.watch(other);
            Files.writeString(directory.resolve("a.log"), "one\n");
            Path told = Files.writeString(other.resolve("b.log"), "one\n");
            Set<Path> all = await(hints, told);
            assertThat(all).doesNotContain(directory.resolve("a.log"));
        }
    }

    @Test
    void aDirectoryThatCameAgainCanBeWatchedAgain() throws IOException {
        Path inner = Files.createDirectory(directory.resolve("inner"));
        try (Hints hints = LocalHints.open()) {
            hints.watch(inner);
            Files.delete(inner);
            await(hints, inner);
            Files.createDirectory(inner);
            assertThat(hints.watch(inner)).isTrue();
            await(hints, Files.writeString(inner.resolve("a.log"), "one\n"));
        }
    }

    private static Set<Path> await(Hints hints, Path... wanted) {
        Set<Path> told = new HashSet<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> {
                    assertThat(hints.drain(told)).isTrue();
                    assertThat(told).contains(wanted);
                });
        return told;
    }
}
