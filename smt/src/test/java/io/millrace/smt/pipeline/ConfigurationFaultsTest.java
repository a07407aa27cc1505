// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.pipeline;

import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any record comes, and what the refusal tells. */
class ConfigurationFaultsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a.**", "a*", "a]", "$.a", "b,$", "a.b]"})
    void pathsOfOtherGrammarsAreRefused(String path) {
        assertThatThrownBy(() -> ours("SelectFields", "fields", path))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("backticks");
    }

    @Test
    void namesBetweenBackticksMayHoldAnything() {
        assertThat(ofMap(
                        ours("SelectFields", "fields", "`a\nb`,`$`,`c*`,$oid"),
                        map("a\nb", 1, "$", 2, "c*", 3, "$oid", 4, "e", 5)))
                .isEqualTo(map("a\nb", 1, "$", 2, "c*", 3, "$oid", 4));
    }

    @Test
    void whiteSpaceIsADelimiter() {
        assertThat(ofMap(ours("Flatten", "delimiter", " "), map("a", map("b", 1))))
                .isEqualTo(map("a b", 1));
        assertThatThrownBy(() -> ours("Flatten", "delimiter", ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must not be empty");
    }

    @Test
    void thePasswordInAnAddressIsHidden() {
        assertThatThrownBy(() -> ours("InvokeLambda", "endpoint", "http://u:Canary@h/", "function", "f"))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("Canary");
    }
}
