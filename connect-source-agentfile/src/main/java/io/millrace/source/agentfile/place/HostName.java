// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this host calls itself. */
public final class HostName {
    private HostName() {}

    /**
     * The name, asked of the system each time.
     *
     * @return never empty
     */
    public static String name() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.isEmpty() ? fromEnvironment() : name;
        } catch (UnknownHostException e) {
            // The name is known, but no address belongs to it.
            return fromEnvironment();
        }
    }

    private static String fromEnvironment() {
        String name = System.getenv("HOSTNAME");
        return name == null || name.isEmpty() ? "localhost" : name;
    }
}
