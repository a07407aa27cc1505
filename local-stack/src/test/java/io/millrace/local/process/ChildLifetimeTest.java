// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.local.child.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildLifetimeTest {
    @TempDir
    Path directory;

    @Test
    void aLauncherKilledWithSigkillLeavesNoChild() throws IOException {
        Process launcher = new ProcessBuilder(
                        Jvm.executable(), "-cp", classPath(), Launcher.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = launcher.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            try {
                launcher.destroyForcibly();

                await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
            } finally {
                child.destroyForcibly();
            }
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void aChildThatEndsWhileItStartsShowsTheEndOfItsLog() {
        ChildProcess child = ChildProcess.start(
                "broken", directory, List.of("-cp", classPath(), Child.class.getName(), "no.such.Program"));

        assertThatThrownBy(() -> Readiness.await(child, Duration.ofSeconds(30), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken ended while it started")
                .hasMessageContaining("ClassNotFoundException: no.such.Program");
    }

    @Test
    void aChildThatNeverAnswersIsGivenUpWithTheLastAnswer() {
        ChildProcess child = ChildProcess.start("sleeper", directory, sleeper());
        try {
            assertThatThrownBy(() -> Readiness.await(child, Duration.ofMillis(200), () -> {
                        throw new IOException("refused");
                    }))
                    .hasMessageContaining("sleeper was not ready")
                    .hasMessageContaining("refused");
        } finally {
            child.kill();
        }
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aFrozenChildDoesNothingUntilItIsThawed() throws IOException {
        ChildProcess child = ChildProcess.start(
                "ticker", directory, List.of("-cp", classPath(), Child.class.getName(), Ticker.class.getName()));
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(child.log()) > 0);

            child.freeze();
            // What it wrote before the signal came may still arrive.
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(10))
                    .until(new Still(child.log()));
            long frozen = Files.size(child.log());
            assertThat(child.isAlive()).isTrue();

            child.thaw();
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.size(child.log()) > frozen);

            child.freeze();
        } finally {
            child.kill();
        }
        assertThat(child.isAlive()).isFalse();
    }

    /** Whether a file has not grown since it was last looked at. */
    private static final class Still implements Callable<Boolean> {
        private final Path file;
        private long size = -1;

        Still(Path file) {
            this.file = file;
        }

        @Override
        public Boolean call() throws IOException {
            long before = size;
            size = Files.size(file);
            return size == before;
        }
    }

    private static List<String> sleeper() {
        return List.of("-cp", classPath(), Child.class.getName(), Sleeper.class.getName());
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Starts a child, says its pid, and stays. */
    static final class Launcher {
        public static void main(String[] args) throws InterruptedException {
            ChildProcess child = ChildProcess.start("sleeper", Path.of(args[0]), sleeper());
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }

    /** A program that writes all the time. */
    public static final class Ticker {
        public static void main(String[] args) throws InterruptedException {
            while (true) {
                System.out.println("tick");
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    /** A program that does not end. */
    public static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
