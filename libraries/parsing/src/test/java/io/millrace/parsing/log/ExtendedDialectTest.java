// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedDialectTest {
    private static final LogGrammar COMMON = extended(LogFormat.COMMONAPACHELOG);
    private static final LogGrammar COMBINED = extended(LogFormat.COMBINEDAPACHELOG);
    private static final LogGrammar ERROR = extended(LogFormat.APACHEERRORLOG);
    private static final LogGrammar SYSLOG = extended(LogFormat.SYSLOG);

    private static LogGrammar extended(LogFormat format) {
        return LogGrammar.of(format, Dialect.EXTENDED);
    }

    @Test
    void findsTheFieldsOfACombinedLine() {
        assertThat(Scans.named(COMBINED, Lines.COMBINED))
                .containsExactly(
                        entry("host", "127.0.0.1"),
                        entry("authuser", "frank"),
                        entry("datetime", "10/Oct/2000:13:55:36 -0700"),
                        entry("request", "GET /apache_pb.gif HTTP/1.0"),
                        entry("response", "200"),
                        entry("bytes", "2326"),
                        entry("referer", "http://www.example.com/start.html"),
                        entry("agent", "Mozilla/4.08 [en] (Win98; I ;Nav)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 -",
                "web.example.com - a@b [10/Oct/2000:13:55:36 +00:00] \"GET /\\\"q\\\"\" 200 1",
                "127.0.0.1 - John Doe [1/Oct/2000:3:55:36.123] \"\" 200 1",
                "127.0.0.1 - \u00fc [10/Oct/2000:13:55:36 -0700] \"GET /\u00e9\" 200 1 0.004 tail\r",
            })
    void takesWhatServersWrite(String line) {
        assertThat(Scans.accepts(COMMON, line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "127.0.0.1 - - [10/Okt/2000:13:55:36 -0700] \"GET /\" 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / 200 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" OK 1",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1x",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1234567890123456789",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\" 200 1",
            })
    void refusesWhatIsNoAccessLog(String line) {
        assertThat(Scans.accepts(COMMON, line)).isFalse();
    }

    @Test
    void tellsAVirtualHostFromAUserWithABlank() {
        assertThat(Scans.named(COMMON, "www.example.com:443 ::1 - joe [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1"))
                .contains(entry("vhost", "www.example.com:443"), entry("host", "::1"), entry("authuser", "joe"));
        assertThat(Scans.named(COMMON, "2001:db8::1 - John Doe [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1"))
                .contains(entry("host", "2001:db8::1"), entry("authuser", "John Doe"))
                .doesNotContainKey("vhost");
    }

    @Test
    void marksEscapedFieldsAndUnescapesThem() {
        byte[] line = "h - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\"\\x41\\t\\q\\\\\" 200 1 \"r\" \"a\""
                .getBytes(StandardCharsets.US_ASCII);
        LogSpans spans = COMBINED.newSpans();
        byte[] target = new byte[line.length];

        assertThat(COMBINED.scan(line, 0, line.length, spans)).isTrue();
        assertThat(spans.isEscaped(4)).isTrue();
        assertThat(spans.isEscaped(7)).isFalse();
        int end = LogEscapes.access(line, spans.from(4), spans.to(4), target, 0);
        assertThat(new String(target, 0, end, StandardCharsets.US_ASCII)).isEqualTo("GET /\"A\t\\q\\");
    }

    @Test
    void readsTheErrorLogOf22() {
        assertThat(Scans.named(ERROR, "[Wed Oct 11 14:32:52 2000] [error] [client 127.0.0.1] denied: /x"))
                .containsExactly(
                        entry("timestamp", "Wed Oct 11 14:32:52 2000"),
                        entry("severity", "error"),
                        entry("client", "127.0.0.1"),
                        entry("message", "denied: /x"));
    }

    @Test
    void readsTheErrorLogOf24() {
        String line = "[Fri Sep 09 10:42:29.902022 2011] [proxy-http:error] [pid 35708:tid 4328636416]"
                + " (13)Permission denied: [client 2001:db8::1:80] AH00035: x";

        assertThat(Scans.named(ERROR, line))
                .containsExactly(
                        entry("timestamp", "Fri Sep 09 10:42:29.902022 2011"),
                        entry("module", "proxy-http"),
                        entry("severity", "error"),
                        entry("processid", "35708"),
                        entry("threadid", "4328636416"),
                        entry("client", "2001:db8::1:80"),
                        entry("message", "AH00035: x"),
                        entry("status", "(13)Permission denied"));
    }

    @Test
    void readsErrorLinesWithoutProcessAndClient() {
        assertThat(Scans.named(ERROR, "[Mon Nov  2 10:42:29 2015] [:notice] caught SIGTERM"))
                .containsExactly(
                        entry("timestamp", "Mon Nov  2 10:42:29 2015"),
                        entry("severity", "notice"),
                        entry("message", "caught SIGTERM"));
        assertThat(Scans.named(ERROR, "[Mon Nov  2 10:42:29 2015] caught")).containsKey("refused severity");
    }

    @Test
    void readsSyslogWithAPriority() {
        assertThat(Scans.named(SYSLOG, "<34>Oct 11 22:14:15 mymachine su: 'su root' failed"))
                .containsExactly(
                        entry("timestamp", "Oct 11 22:14:15"),
                        entry("hostname", "mymachine"),
                        entry("program", "su"),
                        entry("message", "'su root' failed"),
                        entry("priority", "34"));
        assertThat(Scans.named(SYSLOG, "<192>Oct 11 22:14:15 mymachine su: x"))
                .containsExactly(entry("refused priority", 1));
    }

    @Test
    void readsSyslogOfRfc3339() {
        assertThat(Scans.named(extended(LogFormat.RFC3339SYSLOG), "2003-10-11T22:14:15.003Z ::1 su[12]: \u00fcber\r"))
                .containsExactly(
                        entry("timestamp", "2003-10-11T22:14:15.003Z"),
                        entry("hostname", "::1"),
                        entry("program", "su"),
                        entry("processid", "12"),
                        entry("message", "\u00fcber"));
    }

    @Test
    void readsTheExamplesOfRfc5424() {
        LogGrammar grammar = extended(LogFormat.RFC5424);

        assertThat(Scans.named(
                        grammar,
                        "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47"
                                + " [exampleSDID@32473 iut=\"3\"] \uFEFFAn application event"))
                .containsExactly(
                        entry("priority", "165"),
                        entry("version", "1"),
                        entry("timestamp", "2003-10-11T22:14:15.003Z"),
                        entry("hostname", "mymachine.example.com"),
                        entry("app_name", "evntslog"),
                        entry("msgid", "ID47"),
                        entry("structured_data", "[exampleSDID@32473 iut=\"3\"]"),
                        entry("message", "An application event"));
        assertThat(Scans.named(grammar, "<0>1 - - - - - -"))
                .containsExactly(entry("priority", "0"), entry("version", "1"));
        assertThat(Scans.named(grammar, "<0>1 - - - - - [a b=\"c]")).containsKey("refused structured_data");
    }

    @Test
    void walksOverStructuredData() {
        byte[] bytes = "[a@1 b=\"c\\\"d\\]\\x\" e=\"\"][f][g h=\"i\"]".getBytes(StandardCharsets.US_ASCII);
        StructuredData data = new StructuredData();
        data.begin(bytes, 0, bytes.length);
        StringBuilder steps = new StringBuilder();
        while (data.next()) {
            steps.append(new String(bytes, data.idFrom(), data.idTo() - data.idFrom(), StandardCharsets.US_ASCII));
            if (data.nameFrom() >= 0) {
                byte[] value = new byte[bytes.length];
                int end = LogEscapes.structuredData(bytes, data.valueFrom(), data.valueTo(), value, 0);
                steps.append('.')
                        .append(new String(
                                bytes, data.nameFrom(), data.nameTo() - data.nameFrom(), StandardCharsets.US_ASCII))
                        .append(data.isEscaped() ? "~" : "=")
                        .append(new String(value, 0, end, StandardCharsets.US_ASCII));
            }
            steps.append(' ');
        }

        assertThat(steps).hasToString("a@1.b~c\"d]\\x a@1.e= f g.h=i ");
        data.begin(bytes, -1, -1);
        assertThat(data.next()).isFalse();
    }
}
