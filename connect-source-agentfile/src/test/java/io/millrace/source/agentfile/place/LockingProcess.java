// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another process that holds a lock until it is killed. */
final class LockingProcess implements AutoCloseable {
    private final Process process;

    private LockingProcess(Process process) {
        this.process = process;
    }

    /** Locks a file in a JVM of its own, and returns when it is locked. */
    static LockingProcess lock(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String answer = answers.readLine();
        if (!"locked".equals(answer)) {
            throw new IOException("the other process says " + answer);
        }
        return new LockingProcess(process);
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The other process; it ends with its standard input.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException {
        NodeLock lock = new NodeLock(Path.of(args[0]));
        boolean taken = lock.tryAcquire("pid=" + ProcessHandle.current().pid() + "\n");
        System.out.println(taken ? "locked" : "refused");
        while (System.in.read() >= 0) {
            // Waits for the end.
        }
    }
}
