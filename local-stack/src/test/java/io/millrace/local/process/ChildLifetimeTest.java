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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** A program that does not end. */
    public static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
