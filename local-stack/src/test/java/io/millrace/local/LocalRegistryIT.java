// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalRegistryIT {
    @TempDir
    private Path directory;

    @Test
    void answersConfluentsClientsAndIsGoneWhenItIsStopped() {
        int port = Ports.free();
        LocalRegistry registry = LocalRegistry.start(directory, Jvm.quick(256), port);
        try {
            registry.awaitReady();

            assertThat(registry.get("/subjects").body()).isEqualTo("[]");
            assertThat(registry.get("/schemas/ids/1").statusCode()).isEqualTo(404);
        } finally {
            registry.stop();
        }
        assertThat(Ports.isListening(port)).isFalse();
    }
}
