// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs foreign code on a thread of its own, and never waits longer than it was told. Code that goes on although it was
 * interrupted keeps its thread, which is a daemon, and the next call gets another. For one caller at a time.
 */
final class TimedThread implements AutoCloseable {
    /** How many calls may go on after their time before no more are made: each keeps a thread and what it works with. */
    static final int MAX_STUCK = 8;

    private static final Duration GRACE = Duration.ofMillis(100);
    // A pipeline that is never closed shall not keep its thread for ever.
    private static final long IDLE_SECONDS = 60;

    private final ClassLoader loader;
    private final List<ThreadPoolExecutor> stuck = new ArrayList<>();
    private ThreadPoolExecutor thread;

    /** A thread whose code finds its classes and resources with a loader. */
    TimedThread(ClassLoader loader) {
        this.loader = loader;
        this.thread = newThread();
    }

    private ThreadPoolExecutor newThread() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "millrace-handler");
                    made.setDaemon(true);
                    made.setContextClassLoader(loader);
                    return made;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether so many calls are stuck that no more should be made. */
    boolean isExhausted() {
        stuck.removeIf(ThreadPoolExecutor::isTerminated);
        return stuck.size() >= MAX_STUCK;
    }

    /**
     * Runs code.
     *
     * @throws ExecutionException with what the code threw
     * @throws TimeoutException when it took longer; it was interrupted
     * @throws InterruptedException when the caller was interrupted; so was the code
     */
    <T> T run(Callable<T> code, Duration timeout) throws ExecutionException, TimeoutException, InterruptedException {
        Future<T> result = thread.submit(code);
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            leave();
            throw e;
        }
    }

    private void leave() throws InterruptedException {
        ThreadPoolExecutor left = thread;
        thread = newThread();
        left.shutdownNow();
        if (!left.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            stuck.add(left);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
