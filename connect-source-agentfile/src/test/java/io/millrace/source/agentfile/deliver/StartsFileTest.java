// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.track.Starts.Copy;
import io.millrace.source.agentfile.track.Starts.Remembered;
import io.millrace.source.agentfile.track.Starts.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsFileTest {
    private static final Start START = new Start(
            "app",
            "/var/log/ä \"b\".log",
            "(dev=1,ino=2)",
            500,
            1_700_000_000_000L,
            new Fingerprint(300, -77),
            new Marker(300, Long.MIN_VALUE),
            new Place(300, 12, Within.NOTHING));

    @TempDir
    Path directory;

    @Test
    void remembersWhatWasWrittenLast() {
        Path file = directory.resolve("deep/c-n.starts");
        assertThat(new StartsFile(file).read()).isEqualTo(Remembered.NOTHING);
        new StartsFile(file).write(new Remembered(Set.of("app"), List.of()));
        Remembered all = new Remembered(
                Set.of("app", "nginx"), List.of(START), List.of(new Copy(new Fingerprint(20, -3), 7, 1 << 30)));
        new StartsFile(file).write(all);
        assertThat(new StartsFile(file).read()).isEqualTo(all);
        assertThat(file.getParent()).isDirectoryContaining("glob:**.starts");
        assertThat(directory.resolve("deep/c-n.starts.next")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsAsIfNothingWasWritten() throws IOException {
        Path file = directory.resolve("c-n.starts");
        for (String broken : List.of("", "[]", "{\"v\":1,\"starts\":[{\"flow\":\"a\"}]}", "{\"v\":2}", "{\"v\":1,")) {
            Files.writeString(file, broken);
            assertThat(new StartsFile(file).read()).as(broken).isEqualTo(Remembered.NOTHING);
        }
    }

    @Test
    void aFileThatCannotBeWrittenStopsNothing() throws IOException {
        Path notDirectory = Files.writeString(directory.resolve("file"), "");
        StartsFile starts = new StartsFile(notDirectory.resolve("c-n.starts"));
        starts.write(new Remembered(Set.of("app"), List.of(START)));
        assertThat(starts.read()).isEqualTo(Remembered.NOTHING);
    }
}
