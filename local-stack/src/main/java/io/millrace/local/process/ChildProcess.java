// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running child: a JVM that ends with us, writes to a log file, and can be ended in two ways. */
public final class ChildProcess {
    private static final int TAIL_LINES = 40;
    private static final int TAIL_BYTES = 64 * 1024;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a child.
     *
     * @param name its name, also that of its log file
     * @param directory where it runs and writes its log
     * @param command the JVM's arguments after the executable
     * @return the running child
     */
    public static ChildProcess start(String name, Path directory, List<String> command) {
        List<String> all = new ArrayList<>();
        all.add(Jvm.executable());
        all.addAll(command);
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve(name + ".log");
            Process process = new ProcessBuilder(all)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + " in " + directory, e);
        }
    }

    /**
     * The JVM arguments that run a program of a runtime folder.
     *
     * @param runtime the program's jars
     * @param jvm flags
     * @param entry our first class
     * @param args its arguments
     * @return the arguments
     */
    public static List<String> command(RuntimeFolder runtime, Jvm jvm, Class<?> entry, String... args) {
        List<String> command = new ArrayList<>(jvm.flags());
        command.add("-Duser.timezone=UTC");
        command.add("-cp");
        command.add(runtime.classPath());
        command.add(entry.getName());
        command.addAll(List.of(args));
        return command;
    }

    /**
     * The system's number of this process.
     *
     * @return the pid
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it still runs.
     *
     * @return false once it ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Stops it in the middle of what it does (SIGSTOP): it keeps its memory and its connections and does nothing, until
     * {@link #thaw()} or its end. Where processes have signals.
     */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on where it was frozen (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " (pid " + pid() + ") got no SIG" + signal + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + signal + " to " + name, e);
        }
    }

    /** Ends it at once and without a chance to say goodbye (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitEnd(Duration.ofSeconds(30))) {
            throw new IllegalStateException(name + " (pid " + process.pid() + ") survived SIGKILL for 30 s");
        }
    }

    /**
     * Asks it to end (SIGTERM) and waits; a child that does not comply is killed.
     *
     * @param patience how long to wait
     */
    public void stop(Duration patience) {
        process.destroy();
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    /**
     * Its log file.
     *
     * @return a path
     */
    public Path log() {
        return log;
    }

    /**
     * Says what a failed start needs to say.
     *
     * @param problem what went wrong
     * @return an exception with the end of the log
     */
    public IllegalStateException failure(String problem) {
        return new IllegalStateException(name + " " + problem + "; the end of " + log + ":\n" + tail());
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private String tail() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = Math.max(0, all.length - TAIL_BYTES);
            List<String> lines = new String(all, from, all.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }
}
