// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.child;

import java.io.PrintStream;

/** Formats the storage of a Kafka broker where that is still to be done, and runs the broker. */
public final class BrokerChild {
    private static final String STORAGE_TOOL = "kafka.tools.StorageTool";
    private static final String BROKER = "kafka.Kafka";

    private BrokerChild() {}

    /**
     * Entry point.
     *
     * @param args the broker's properties file and the cluster's id
     * @throws Throwable what the broker throws
     */
    public static void main(String[] args) throws Throwable {
        Child.endWithParent(System.in);
        format(args[0], args[1]);
        Child.run(BROKER, new String[] {args[0]});
    }

    private static void format(String properties, String clusterId) throws ReflectiveOperationException {
        String[] command = {"format", "--ignore-formatted", "--config", properties, "--cluster-id", clusterId};
        Object answer = Class.forName(STORAGE_TOOL)
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, command, System.out);
        if (!Integer.valueOf(0).equals(answer)) {
            throw new IllegalStateException("formatting the broker's storage answered " + answer);
        }
    }
}
