// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the main class of a program that the local stack launches, and ends with the process that launched it.
 *
 * <p>The parent holds the other end of standard input. The system closes it however the parent ends, {@code kill -9}
 * included, so nothing that was launched survives its launcher.
 */
public final class Child {
    private Child() {}

    /**
     * Entry point.
     *
     * @param args the main class to run, then its arguments
     * @throws Throwable what the program throws
     */
    public static void main(String[] args) throws Throwable {
        endWithParent(System.in);
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }

    static void endWithParent(InputStream parent) {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(parent);
                    // No shutdown hooks: they may wait for programs that are gone as well.
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    static void run(String mainClass, String[] args) throws Throwable {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void awaitEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // What the parent says is of no interest, only that it is there.
            }
        } catch (IOException e) {
            System.err.println("standard input is broken, so the parent is gone: " + e);
        }
    }
}
