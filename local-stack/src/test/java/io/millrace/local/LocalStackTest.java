// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.process.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStackTest {
    @TempDir
    Path directory;

    @Test
    void aTakenPortIsFoundBeforeAnythingIsStartedOrWritten() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = directory.resolve("stack");
            LocalStack.Builder plan = LocalStack.builder()
                    .s3(S3Backend.TRANSIENT)
                    .s3Port(other.getLocalPort())
                    .directory(folder);

            assertThatThrownBy(plan::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1, wanted for S3");
            assertThat(folder).doesNotExist();
        }
    }
}
