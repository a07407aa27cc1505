// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLockTest {
    private static final long NOW = 1_800_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void oneProcessHasItAndAKillFreesIt() throws IOException {
        Path file = directory.resolve("deep/down/c-n.lock");
        try (NodeLock lock = new NodeLock(file)) {
            try (LockingProcess other = LockingProcess.lock(file)) {
                assertThat(lock.tryAcquire("mine")).isFalse();
                assertThat(lock.held()).isFalse();
                assertThat(lock.holder()).contains("pid=" + other.pid());
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> lock.tryAcquire("mine"));
            assertThat(lock.holder()).contains("mine");
        }
    }

    @Test
    void oneOfTwoInOneProcessHasIt() throws IOException {
        Path file = directory.resolve("c-n.lock");
        try (NodeLock other = new NodeLock(file)) {
            try (NodeLock one = new NodeLock(file)) {
                assertThat(one.tryAcquire("one")).isTrue();
                assertThat(other.tryAcquire("other")).isFalse();
                assertThat(other.holder()).contains("one");
                one.describe("somebody");
                assertThat(other.holder()).contains("somebody");
            }
            assertThat(other.holder()).contains("free");
            assertThat(other.tryAcquire("other")).isTrue();
        }
    }

    @Test
    void theHolderTakesTheNewFileWhenItsOwnIsRemoved() throws IOException {
        Path file = directory.resolve("c-n.lock");
        try (NodeLock lock = new NodeLock(file)) {
            lock.tryAcquire("mine");
            Files.delete(file);
            assertThat(lock.renew("mine", NOW)).isTrue();
            assertThat(file).hasContent("mine");
            try (NodeLock other = new NodeLock(file)) {
                assertThat(other.tryAcquire("other")).isFalse();
            }
        }
    }

    @Test
    void theHolderKnowsThatItLostWhenAnotherWasFaster() throws IOException {
        Path file = directory.resolve("c-n.lock");
        try (NodeLock lock = new NodeLock(file)) {
            lock.tryAcquire("mine");
            Files.delete(file);
            try (LockingProcess other = LockingProcess.lock(file)) {
                assertThat(other.pid()).isPositive();
                assertThat(lock.renew("mine", NOW)).isFalse();
                assertThat(lock.held()).isFalse();
            }
        }
    }

    @Test
    void looksUsedToProgramsThatRemoveOldFiles() throws IOException {
        Path file = directory.resolve("c-n.lock");
        try (NodeLock lock = new NodeLock(file)) {
            lock.tryAcquire("mine");
            Files.setLastModifiedTime(
                    file, FileTime.fromMillis(NOW - Duration.ofHours(2).toMillis()));
            assertThat(lock.renew("mine", NOW)).isTrue();
            assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(NOW);
        }
    }

    @Test
    void followsNoLink() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Path file = Files.createSymbolicLink(directory.resolve("c-n.lock"), victim);
        try (NodeLock lock = new NodeLock(file)) {
            assertThatThrownBy(() -> lock.tryAcquire("mine")).isInstanceOf(IOException.class);
            assertThat(lock.held()).isFalse();
        }
        assertThat(victim).hasContent("precious");
    }
}
