// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {
    @ParameterizedTest
    @CsvSource({
        "/var/log/app.log, /var/log/app.log",
        "/var/log/app.log*, /var/log/app.log.1",
        "/var/log/*, /var/log/.hidden",
        "/var/log/app?.log, /var/log/app1.log",
        "/var/log/app[0-9].log, /var/log/app7.log",
        "/var/log/app[!0-9].log, /var/log/appx.log",
        "/var/log/app[]x].log, /var/log/app].log",
        "'/var/log/{app,web}.log', /var/log/web.log",
        "'/var/log/{app*,web}-[ab].log', /var/log/app12-b.log",
        "/var/*/app.log, /var/x/app.log",
        "/var/**/app.log, /var/app.log",
        "/var/**/app.log, /var/a/b/c/app.log",
        "/var/**/log/*.log, /var/a/log/b.log",
        "/**/*.gz, /x.gz",
        "//var//log/x, /var/log/x",
        "/var/a\\*b, /var/a*b",
        "/var/a+(b).log, /var/a+(b).log",
        "'/var/log/a,b.log', '/var/log/a,b.log'"
    })
    void means(String pattern, String file) {
        assertThat(FilePattern.of(pattern).matches(Path.of(file))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/var/log/app.log, /var/log/app_log",
        "/var/log/*, /var/log/sub/app.log",
        "/var/log/*.log, /var/log/app.log.1",
        "/var/log/app?.log, /var/log/app.log",
        "/var/log/app[0-9].log, /var/log/app/.log",
        "/var/log/app[!0-9].log, /var/log/app/.log",
        "/var/?/app.log, /var///app.log",
        "'/var/log/{app,web}.log', /var/log/appweb.log",
        "/var/*/app.log, /var/app.log",
        "/var/**/app.log, /var/a/xapp.log",
        "/var/a\\*b, /var/axb"
    })
    void doesNotMean(String pattern, String file) {
        assertThat(FilePattern.of(pattern).matches(Path.of(file))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "app.log, absolute",
        "'', absolute",
        "/var/log/, names no file",
        "/, names no file",
        "/var/**, names no file",
        "/var/log/.., names a directory",
        "/var/../log/x, must not have",
        "/var/[ab/x, bracket",
        "'/var/{a,b/x', brace",
        "'/var/{a,{b}}', braces within braces",
        "/var/[z-a], backwards",
        "/var/a\\, backslash"
    })
    void refuses(String pattern, String complaint) {
        assertThatThrownBy(() -> FilePattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "/var/log/*.log, /var/log/*.log, true",
        "/var/log/*.log, /var/log/app.log, true",
        "/var/log/app.log, /var/**/app.log, true",
        "/var/log/*, /var/log/*.log, true",
        "/var/log/*.log, /var/log/*.txt, false",
        "/var/log/app.log, /var/log/web.log, false",
        "/var/*/x, /var/*/x, true",
        "/var/a/*, /var/b/*, false"
    })
    void overlaps(String one, String other, boolean expected) {
        assertThat(FilePattern.of(one).overlaps(FilePattern.of(other))).isEqualTo(expected);
        assertThat(FilePattern.of(other).overlaps(FilePattern.of(one))).isEqualTo(expected);
    }

    @Test
    void knowsTheDeepestDirectoryWithoutWildcards() {
        assertThat(FilePattern.of("/var/log/app/*.log").root()).isEqualTo(Path.of("/var/log/app"));
        assertThat(FilePattern.of("/var/*/app/x.log").root()).isEqualTo(Path.of("/var"));
        assertThat(FilePattern.of("/**/x").root()).isEqualTo(Path.of("/"));
        assertThat(FilePattern.of("/var/*/x").hasOneDirectory()).isFalse();
        assertThat(FilePattern.of("/var/x").hasOneDirectory()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/l/app.log, /l/app.log.1, true",
        "/l/app.log, /l/app-2026-11-20.log.gz, true",
        "/l/app.log, /l/app_1.log, true",
        "/l/app.log, /l/web.log, false",
        "/l/app.log, /m/app.log, false",
        "/l/.hidden, /l/.hidden.1, true",
        "/l/1, /l/2, false"
    })
    void generationsOfAFileShareALane(String one, String other, boolean expected) {
        assertThat(Lanes.family(Path.of(one)).equals(Lanes.family(Path.of(other))))
                .isEqualTo(expected);
        assertThat(Lanes.of(Path.of(one), 16)).isBetween(0, 15);
    }
}
