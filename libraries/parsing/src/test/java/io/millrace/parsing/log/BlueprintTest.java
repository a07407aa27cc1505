// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times were worked out with Node.js 20 in UTC. */
class BlueprintTest {
    private static final LogGrammar ACCESS = LogGrammar.of(LogFormat.COMMONAPACHELOG, Dialect.BLUEPRINT);
    private static final LogGrammar SYSLOG = LogGrammar.of(LogFormat.SYSLOG, Dialect.BLUEPRINT);

    @Test
    void writesAnAccessLogLineAsJson() {
        assertThat(json(ACCESS, Lines.COMBINED))
                .isEqualTo("{\"host\":\"127.0.0.1\",\"ident\":\"-\",\"authuser\":\"frank\","
                        + "\"request\":\"GET /apache_pb.gif HTTP/1.0\",\"response\":200,\"bytes\":2326,\"verb\":\"GET\","
                        + "\"@timestamp\":\"2000-10-10T13:55:36.000Z\",\"timezone\":\"-0700\","
                        + "\"@timestamp_utc\":\"2000-10-10T20:55:36.000Z\"}");
    }

    @Test
    void leavesOutWhatTheLineDoesNotHave() {
        assertThat(json(ACCESS, "1.2.3.4 - - [10/Oct/2000:13:55:36] \"GET\" 007 010"))
                .isEqualTo("{\"host\":\"1.2.3.4\",\"ident\":\"-\",\"authuser\":\"-\",\"request\":\"GET\","
                        + "\"response\":7,\"bytes\":10,\"@timestamp\":\"2000-10-10T13:55:36.000Z\"}");
    }

    @Test
    void leavesATimeThatIsNoneAsText() {
        assertThat(json(ACCESS, "1.2.3.4 - - [soon:/x +0100] \"a b\" 200 1"))
                .endsWith(",\"verb\":\"a\",\"@timestamp\":\"soon:/x\",\"timezone\":\"+0100\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "10/Oct/2000:13:55:36,2000-10-10T13:55:36.000Z",
        "31/Feb/2000:13:55:36,2000-03-02T13:55:36.000Z",
        "32/Feb/2000:13:55:36,32/Feb/2000:13:55:36",
        "10/october/2000:13:55:36,2000-10-10T13:55:36.000Z",
        "10/Oct/2000:24:00:00,2000-10-11T00:00:00.000Z",
        "10/Oct/2000:24:00:01,10/Oct/2000:24:00:01",
        "10/Oct/2000:13:55:60,2000-10-10T13:55:00.000Z",
        "10/Oct/99:13:55:36,1999-10-10T13:55:36.000Z",
        "10/Oct/49:13:55:36,2049-10-10T13:55:36.000Z",
        "10/Oct/12000:13:55:36,+012000-10-10T13:55:36.000Z",
        "00/Oct/2000:13:55:36,00/Oct/2000:13:55:36",
        "10/Oct/0999:13:55:36,0999-10-10T13:55:36.000Z",
        "10/Oct/2000:13:5:6,2000-10-10T13:05:06.000Z",
    })
    void readsTimesAsItsEngineDoes(String time, String expected) {
        assertThat(json(ACCESS, "1.2.3.4 - - [" + time + "] \"a\" 200 1")).endsWith("\"" + expected + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"-0790,2000-10-10T22:25:36.000Z", "+9999,2000-10-06T09:16:36.000Z", "-0060,2000-10-10T14:55:36.000Z"})
    void readsOffsetsAsItsEngineDoes(String zone, String expected) {
        assertThat(json(ACCESS, "1.2.3.4 - - [10/Oct/2000:13:55:36 " + zone + "] \"a\" 200 1"))
                .endsWith("\"@timestamp_utc\":\"" + expected + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.com - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "::1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 -",
                "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 20 1",
                "1.2.3.4 - - [10/Oct/2000:13:55:36 -07:00] \"GET /\" 200 1",
                "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"\" 200 1",
                " 1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1",
                "",
            })
    void refusesWhatTheBlueprintFails(String line) {
        assertThat(Scans.accepts(ACCESS, line)).isFalse();
    }

    @Test
    void takesTheShortestRequest() {
        assertThat(Scans.named(ACCESS, "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"a\" 200 1\" 404 2"))
                .containsEntry("request", "a");
        assertThat(Scans.named(ACCESS, "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"a\" b\" 404 2"))
                .containsEntry("request", "a\" b");
    }

    @Test
    void writesStringsAndNumbersAsItsLanguageDoes() {
        assertThat(json(ACCESS, "1.2.3.4 \u00e9 \"\\ [x] \"\u007f\u0001\b\f\t\u0085</\" 200 123456789012345678"))
                .isEqualTo("{\"host\":\"1.2.3.4\",\"ident\":\"\u00e9\",\"authuser\":\"\\\"\\\\\","
                        + "\"request\":\"\u007f\\u0001\\b\\f\\t\u0085</\",\"response\":200,"
                        + "\"bytes\":123456789012345680,\"@timestamp\":\"x\"}");
    }

    @Test
    void writesAnAccessLogLineAsCsvWithoutQuotes() {
        String line = "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /a,\"b\" 200 1 tail";

        assertThat(csv(ACCESS, line, CsvForm.BLUEPRINT))
                .isEqualTo("1.2.3.4,-,-,10/Oct/2000:13:55:36 -0700,GET /a,\"b,200,1\n");
        assertThat(csv(ACCESS, line, CsvForm.RFC4180))
                .isEqualTo("1.2.3.4,-,-,10/Oct/2000:13:55:36 -0700,\"GET /a,\"\"b\",200,1\n");
    }

    @Test
    void theCsvOfAccessLogsDemandsAnOffset() {
        String line = "1.2.3.4 - - [10/Oct/2000:13:55:36] \"GET /\" 200 1";

        assertThat(csv(ACCESS, line, CsvForm.BLUEPRINT)).isEqualTo("refused");
    }

    @Test
    void writesSyslogAsJsonInSevenBits() {
        assertThat(json(SYSLOG, "Oct 11 22:14:15 <13.6> mymachine su[42]: gr\u00fcn \"x\"\nmore"))
                .isEqualTo("{\"timestamp\":\"Oct 11 22:14:15\",\"hostname\":\"mymachine\",\"program\":\"su\","
                        + "\"processid\":\"42\",\"message\":\"grC<n \\\"x\\\"\"}");
        assertThat(json(SYSLOG, "Oct  1 2:14:15.5 - su: "))
                .isEqualTo(
                        "{\"timestamp\":\"Oct  1 2:14:15.5\",\"hostname\":\"-\",\"program\":\"su\",\"message\":\"\"}");
    }

    @Test
    void writesSyslogAsCsv() {
        assertThat(csv(SYSLOG, "Oct 11 22:14:15 h su[42]: a, b", CsvForm.BLUEPRINT))
                .isEqualTo("Oct 11 22:14:15,h,su,42,a, b\n");
        assertThat(csv(SYSLOG, "Oct 11 22:14:15 h su: a, b", CsvForm.RFC4180))
                .isEqualTo("Oct 11 22:14:15,h,su,,\"a, b\"\n");
    }

    @Test
    void aByteIsACharacterInTheFacilityOfSyslog() {
        assertThat(Scans.accepts(SYSLOG, "Oct 11 22:14:15 <13\u00e96> h su: x")).isFalse();
        assertThat(Scans.accepts(SYSLOG, "Oct 11 22:14:15 <13x6> h su: x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<34>Oct 11 22:14:15 h su: x", "Oct 11 22:14:15 h su:x", "Oct 11 22:14:15 ::1 su: x"})
    void refusesSyslogThatTheBlueprintFails(String line) {
        assertThat(Scans.accepts(SYSLOG, line)).isFalse();
    }

    @Test
    void otherDialectsHaveNoBlueprintOutput() {
        LogGrammar extended = LogGrammar.of(LogFormat.SYSLOG, Dialect.EXTENDED);
        LogGrammar strict = LogGrammar.of(LogFormat.SYSLOG, Dialect.KINESIS_AGENT_STRICT);

        assertThatThrownBy(() -> new BlueprintJson(extended)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlueprintCsv(strict, CsvForm.BLUEPRINT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String json(LogGrammar grammar, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        LogSpans spans = grammar.newSpans();
        LogBytes out = new LogBytes(1);
        assertThat(grammar.scan(bytes, 0, bytes.length, spans)).isTrue();
        new BlueprintJson(grammar).write(bytes, spans, out);
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    private static String csv(LogGrammar grammar, String line, CsvForm form) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        LogSpans spans = grammar.newSpans();
        LogBytes out = new LogBytes(1);
        assertThat(grammar.scan(bytes, 0, bytes.length, spans)).isTrue();
        boolean written = new BlueprintCsv(grammar, form).write(bytes, spans, out);
        return written ? new String(out.array(), 0, out.length(), StandardCharsets.UTF_8) : "refused";
    }
}
