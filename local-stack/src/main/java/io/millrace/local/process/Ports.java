// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Ports of 127.0.0.1. */
public final class Ports {
    /**
     * Below what common systems hand out to outgoing connections: a port of ours stays free while its server is down,
     * and a restarted server gets it back.
     */
    private static final int LOWEST = 18_000;

    private static final int ABOVE = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final int CONNECT_MILLIS = 500;

    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nothing listens on and that this process did not hand out before.
     *
     * @return the port
     */
    public static int free() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, ABOVE);
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found on 127.0.0.1 between " + LOWEST + " and " + ABOVE + " in "
                + ATTEMPTS + " attempts");
    }

    /**
     * The given port, or a free one.
     *
     * @param purpose who wants to listen, for the message
     * @param wanted the port, or 0 for any
     * @return the port
     * @throws PortTakenException when something listens on it already
     */
    public static int claim(String purpose, int wanted) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new PortTakenException(purpose, wanted);
        }
        return wanted;
    }

    /**
     * Whether something accepts connections.
     *
     * @param port a port of 127.0.0.1
     * @return whether it does
     */
    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
