// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Options;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceOptionsTest {
    private static final Options OPTIONS = Options.of(List.of(PlaceOptions.CONNECTOR));

    @Test
    void aNodeIsTheHostUnlessItIsNamed() {
        NodeName node = node(Map.of());
        assertThat(node.scope()).isEqualTo(Scope.LOCAL);
        assertThat(node.node()).isEqualTo(HostName.name()).isNotEmpty();
        assertThat(node.directory())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
        assertThat(node(Map.of("node.id", "web-1")).node()).isEqualTo("web-1");
        assertThat(node(Map.of("lock.dir", "/run/agent")).lockFile().getParent())
                .isEqualTo(Path.of("/run/agent"));
    }

    @Test
    void sharedFilesAreNobodysOwn() {
        NodeName node = node(Map.of("files.scope", "shared", "node.id", "web-1"));
        assertThat(node.scope()).isEqualTo(Scope.SHARED);
        assertThat(node.node()).isEqualTo("shared");
    }

    @ParameterizedTest
    @CsvSource({
        "files.scope, locl, did you mean 'local'",
        "node.id, shared, choose another name",
        "lock.dir, locks, must be an absolute path",
    })
    void refuses(String option, String value, String complaint) {
        Map<String, String> given = new HashMap<>(Map.of(option, value));
        Config config = OPTIONS.validate(given, (values, problems) -> {});
        assertThat(config.configValues())
                .filteredOn(each -> each.name().equals(option))
                .singleElement()
                .satisfies(each -> assertThat(each.errorMessages().toString()).contains(complaint));
    }

    private static NodeName node(Map<String, String> given) {
        return PlaceOptions.of(OPTIONS.read(given), "c");
    }
}
