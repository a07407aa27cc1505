// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge cases that were found by running the published patterns of the Kinesis Agent. */
class StrictDialectTest {
    private static final LogGrammar COMMON = strict(LogFormat.COMMONAPACHELOG);
    private static final LogGrammar COMBINED = strict(LogFormat.COMBINEDAPACHELOG);
    private static final LogGrammar ERROR = strict(LogFormat.APACHEERRORLOG);
    private static final LogGrammar SYSLOG = strict(LogFormat.SYSLOG);

    private static LogGrammar strict(LogFormat format) {
        return LogGrammar.of(format, Dialect.KINESIS_AGENT_STRICT);
    }

    @Test
    void fieldsHaveTheAgentsNames() {
        assertThat(COMBINED.fields())
                .extracting(LogField::name)
                .containsExactly(
                        "host", "ident", "authuser", "datetime", "request", "response", "bytes", "referer", "agent");
        assertThat(ERROR.fields())
                .extracting(LogField::name)
                .containsExactly("timestamp", "module", "severity", "processid", "threadid", "client", "message");
        assertThat(SYSLOG.fields())
                .extracting(LogField::name)
                .containsExactly("timestamp", "hostname", "program", "processid", "message");
    }

    @Test
    void everyValueIsText() {
        assertThat(COMBINED.fields()).extracting(LogField::kind).containsOnly(FieldKind.TEXT);
    }

    @Test
    void findsTheFieldsOfACommonLine() {
        assertThat(Scans.named(COMMON, Lines.COMMON))
                .containsExactly(
                        entry("host", "127.0.0.1"),
                        entry("authuser", "frank"),
                        entry("datetime", "10/Oct/2000:13:55:36 -0700"),
                        entry("request", "GET /apache_pb.gif HTTP/1.0"),
                        entry("response", "200"),
                        entry("bytes", "2326"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1\r",
                "2001:db8::1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - a@b [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\"\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 +00:00] \"GET /\" 200 1",
                " 127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "10.0.0.1, 10.0.0.2 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\nx\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1 a\nb",
                "127.0.0.1 - - [10/oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [32/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [10/Oct/0200:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:24:55:36 -0700] \"GET /\" 200 1",
            })
    void refusesWhatTheAgentDrops(String line) {
        assertThat(Scans.accepts(COMMON, line)).isFalse();
    }

    @Test
    void takesTheDigitsOfBytesAndLeavesTheRest() {
        String line = "127.0.0.1 - - [1/Oct/2000:3:55:36 -0700] \"-\" 200 10xyz";

        assertThat(Scans.named(COMMON, line)).contains(entry("bytes", "10")).doesNotContainKey("request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Wed Oct 11 14:32:52 2000] [core:error] [pid 1:tid 2] message without a client",
                "[Wed Oct 11 14:32:52 2000] [proxy-http:error] [pid 1:tid 2] [client 1.2.3.4] x",
                "[Wed Oct 11 14:32:52 2000] [core:error] [pid 1:tid 2] [client ::1] x",
            })
    void refusesErrorLinesThatTheAgentDrops(String line) {
        assertThat(Scans.accepts(ERROR, line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oct 11 22:14:15 h su[0]: x",
                "Oct 11 22:14:15 h a@b: x",
                "<34>Oct 11 22:14:15 h su: x",
                "Oct 11 22:14:15 <13> h su: x",
                "Oct 11 22:14:15 h su: x\ny",
                "Oct 11 22:14:15 h su: x\u2028y",
            })
    void refusesSyslogLinesThatTheAgentDrops(String line) {
        assertThat(Scans.accepts(SYSLOG, line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oct 11 22:14:15 <134> h su: x",
                "Oct 11 22:14:15 <13.6> h su: x",
                "Oct  1 22:14:15 h su: x",
                "Oct 1 22:14:15 h su[7]: ",
            })
    void takesSyslogLinesThatTheAgentTakes(String line) {
        assertThat(Scans.accepts(SYSLOG, line)).isTrue();
    }

    @Test
    void aHyphenStaysAValueInSyslog() {
        assertThat(Scans.named(SYSLOG, "Oct 11 22:14:15 - su: -"))
                .contains(entry("hostname", "-"), entry("message", "-"));
    }

    @Test
    void theNewSyslogHasATimestampOfRfc3339() {
        assertThat(Scans.named(strict(LogFormat.RFC3339SYSLOG), "2003-99-11T22:14:15.003+02:00 h su[7]: x"))
                .contains(entry("timestamp", "2003-99-11T22:14:15.003+02:00"), entry("processid", "7"));
    }

    @Test
    void tellsWhereALineLeftTheGrammarAndWhatWasExpected() {
        assertThat(Scans.named(COMMON, "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] GET"))
                .containsExactly(entry("refused request", 43));
        assertThat(Scans.named(COMMON, "")).containsExactly(entry("refused host", 0));
        assertThat(Scans.named(COMMON, Lines.COMMON + "\r"))
                .containsExactly(entry("refused end", Lines.COMMON.length()));
    }

    @Test
    void formatsOfAwsHaveNoStrictDialect() {
        assertThatThrownBy(() -> strict(LogFormat.ALB))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ALB has no dialect kinesis-agent-strict");
    }
}
