// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.millrace.smt.parse.grok.GrokSteps;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrokTest {
    private static Steps grok(String patterns, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "patterns";
        all[options.length + 1] = patterns;
        return Steps.of(GrokSteps.GROK, all);
    }

    @Test
    void capturesGetTheirTypes() {
        assertThat(grok("%{INT:a:byte} %{INT:b:short} %{INT:c:int} %{INT:d:long} %{NUMBER:e:float} %{NUMBER:f;double} "
                                + "%{BOOLEAN:g:boolean} %{WORD:h:string} %{WORD:UNWANTED}")
                        .typed("1 2 3 4 5.5 6.5 True x y"))
                .isEqualTo(
                        map("a", (byte) 1, "b", (short) 2, "c", 3, "d", 4L, "e", 5.5f, "f", 6.5, "g", true, "h", "x"));
        assertThatThrownBy(() -> grok("%{NOTSPACE:a:int}").typed("4111canary"))
                .hasMessageContaining("field a")
                .hasMessageNotContaining("4111");
        assertThatThrownBy(() -> grok("%{INT:a:byte}").typed("128")).isInstanceOf(DataException.class);
    }

    @Test
    void theFirstPatternThatMatchesCountsAndAllFieldsAreThere() {
        Steps step = grok("^%{INT:n:int}$\n^%{WORD:w} %{IP:[net][ip]}$");
        assertThat(step.typed("12")).isEqualTo(map("n", 12, "w", null, "net", map("ip", null)));
        assertThat(step.schemaless("a 10.0.0.1")).isEqualTo(map("n", null, "w", "a", "net", map("ip", "10.0.0.1")));
        assertThat(step.schema("12")).isSameAs(step.schema("a 10.0.0.1"));
        assertThatThrownBy(() -> step.typed("canary!")).hasMessageNotContaining("canary");
    }

    @Test
    void definitionsOfOnesOwnMayHoldOthersAndNamedGroups() {
        assertThat(grok(
                                "%{ORDER}",
                                "pattern.definitions",
                                "# ours\nID [A-Z]{2}\\d+\nORDER %{ID:id}/(?<part>[(\\])]|\\(x\\))")
                        .typed("AT12/(x)"))
                .isEqualTo(map("id", "AT12", "part", "("));
        assertThatThrownBy(() -> grok("%{A:x}", "pattern.definitions", "A %{B}\nB %{A}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> grok("%{IPV44:x}")).hasMessageContaining("IPV4");
        assertThatThrownBy(() -> grok("%{IP:x:number}")).hasMessageContaining("double");
        assertThatThrownBy(() -> grok("%{INT:x:int}\n%{INT:x:long}")).hasMessageContaining("field x");
        assertThatThrownBy(() -> grok("%{INT:[a]}\n%{INT:[a][b]}")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> grok("%{INT}")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> grok("%{INT:a")).isInstanceOf(ConfigException.class);
    }

    @Test
    void theCombinedLogOfApacheIsKnownToBothEngines() {
        for (String engine : new String[] {"java", "re2j"}) {
            assertThat(grok("^%{COMBINEDAPACHELOG}$", "regex.engine", engine).fields(ParseSamples.ACCESS))
                    .containsEntry("clientip", "203.0.113.7")
                    .containsEntry("auth", "frank")
                    .containsEntry("verb", "GET")
                    .containsEntry("bytes", "2326")
                    .containsEntry("agent", "\"Mozilla/4.08\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IPV6|2001:db8::1",
                "IPV6|::ffff:10.0.0.1",
                "IPV6|::",
                "IPV4|010.0.0.255",
                "MAC|00:1b:44:11:3a:b7",
                "UUID|123e4567-e89b-12d3-a456-426614174000",
                "EMAILADDRESS|a.b@example.org",
                "QS|\"a \\\" b\"",
                "TIMESTAMP_ISO8601|2026-11-20T18:00:00.123+01:00",
                "HTTPDATE|10/Oct/2000:13:55:36 -0700",
                "SYSLOGTIMESTAMP|Oct  1 22:14:15",
                "URI|https://u:p@example.org:8080/a/b?c=d",
                "UNIXPATH|/var/log/x.log",
                "WINPATH|C:\\Windows\\x",
                "LOGLEVEL|WARN",
                "BASE16NUM|0xFF",
                "NUMBER|-1.5",
                "HOSTPORT|example.org:443",
                "DATESTAMP_RFC2822|Mon, 02 Jan 2006 15:04:05 -0700",
                "JAVACLASS|io.millrace.smt.Grok",
                "TTY|/dev/pts/1",
                "SYSLOGPROG|su[7]",
                "URN|urn:isbn:0451450523",
                "CISCOMAC|001b.4411.3ab7",
                "DATE_US|12/31/2026"
            })
    void builtInPatternsMatchWhatTheyAreNamedAfter(String name, String text) {
        for (String engine : new String[] {"java", "re2j"}) {
            assertThat(grok("^%{" + name + ":it}$", "regex.engine", engine).fields(text))
                    .as("%s by %s", name, engine)
                    .containsEntry("it", text);
        }
    }

    @Test
    void patternsWithoutEndAreStopped() {
        String text = "1,".repeat(60) + "canary";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatThrownBy(() ->
                            grok("^(?<x>(?:.*,){20}P)", "timeout.ms", "50").typed(text))
                    .hasMessageContaining("timeout.ms")
                    .hasMessageNotContaining("canary");
            assertThatThrownBy(() -> grok("^(?<x>(a|aa)+)$", "timeout.ms", "50").typed("a".repeat(100_000) + "b"))
                    .isInstanceOf(DataException.class);
            assertThatThrownBy(() ->
                            grok("^(?<x>(?:.*,){20}P)", "regex.engine", "re2j").typed(text))
                    .hasMessageContaining("none of the patterns");
        });
    }

    @Property(tries = 300)
    void anyTextGivesAValueOrADataException(@ForAll String text) {
        try {
            grok("%{COMBINEDAPACHELOG}\n%{SYSLOGLINE}\n%{URI:u}\n%{EMAILADDRESS:m}")
                    .typed(text);
        } catch (DataException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
