// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {
    @Test
    void aTakenPortIsNamedTogetherWithWhoWantsIt() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThatThrownBy(() -> Ports.claim("Connect REST", other.getLocalPort()))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("Connect REST");
        }
    }

    @Test
    void aPortThatAnotherProgramHasOnAllAddressesIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.claim("S3", other.getLocalPort())).isInstanceOf(PortTakenException.class);
        }
    }

    @Test
    void aFreePortIsGivenOnce() {
        assertThat(Ports.free()).isNotEqualTo(Ports.free());
        int port = Ports.free();
        assertThat(Ports.claim("S3", port)).isEqualTo(port);
    }
}
