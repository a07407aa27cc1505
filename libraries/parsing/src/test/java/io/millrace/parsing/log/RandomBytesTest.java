// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** No bytes make a scanner throw, or answer anything outside of them. */
class RandomBytesTest {
    private static final List<LogGrammar> GRAMMARS = grammars();
    private static final TimeContext CONTEXT = TimeContext.utc(0);

    private static List<LogGrammar> grammars() {
        List<LogGrammar> grammars = new ArrayList<>();
        for (LogFormat format : LogFormat.values()) {
            for (Dialect dialect : format.dialects()) {
                grammars.add(LogGrammar.of(format, dialect));
            }
        }
        return grammars;
    }

    @Property(tries = 5_000)
    void anyBytes(@ForAll byte[] bytes, @ForAll("cuts") int before, @ForAll("cuts") int after) {
        scanAll(bytes, before, after);
    }

    @Property(tries = 15_000)
    void bytesThatNearlyAreALine(@ForAll("lines") String line, @ForAll("cuts") int before, @ForAll("cuts") int after) {
        scanAll(line.getBytes(StandardCharsets.UTF_8), before, after);
    }

    private static void scanAll(byte[] bytes, int before, int after) {
        int from = Math.min(before, bytes.length);
        int to = Math.max(from, bytes.length - after);
        for (LogGrammar grammar : GRAMMARS) {
            LogSpans spans = grammar.newSpans();
            boolean isAccepted = grammar.scan(bytes, from, to, spans);
            assertThat(spans.count()).isEqualTo(grammar.fields().size());
            if (isAccepted) {
                checkFields(grammar, bytes, from, to, spans);
            } else {
                assertThat(spans.failedAt()).isBetween(from, to);
                assertThat(spans.failedField()).isBetween(0, spans.count());
            }
            assertThat(grammar.roleOf(bytes, from, to)).isNotNull();
        }
    }

    private static void checkFields(LogGrammar grammar, byte[] bytes, int from, int to, LogSpans spans) {
        for (int i = 0; i < spans.count(); i++) {
            if (spans.isAbsent(i)) {
                assertThat(spans.to(i)).isNegative();
                continue;
            }
            int start = spans.from(i);
            int end = spans.to(i);
            assertThat(start).isBetween(from, to);
            assertThat(end).isBetween(start, to);
            LogField field = grammar.fields().get(i);
            field.time().epochNanos(bytes, start, end, CONTEXT);
            if (field.kind() == FieldKind.INTEGER) {
                assertThat(Long.toString(LogNumbers.integer(bytes, start, end)).length())
                        .isLessThan(20);
            }
            byte[] target = new byte[end - start];
            assertThat(LogEscapes.access(bytes, start, end, target, 0)).isLessThanOrEqualTo(target.length);
            if (field.name().equals("structured_data")) {
                walk(bytes, start, end);
            }
        }
        write(grammar, bytes, spans);
    }

    private static void walk(byte[] bytes, int from, int to) {
        StructuredData data = new StructuredData();
        data.begin(bytes, from, to);
        int steps = 0;
        while (data.next()) {
            assertThat(data.idFrom()).isBetween(from, data.idTo());
            assertThat(data.valueTo()).isBetween(data.valueFrom(), to);
            steps++;
        }
        assertThat(steps).isBetween(1, to - from);
    }

    private static void write(LogGrammar grammar, byte[] bytes, LogSpans spans) {
        BlueprintJson json = jsonOf(grammar);
        if (json != null) {
            json.write(bytes, spans, new LogBytes(1));
            new BlueprintCsv(grammar, CsvForm.RFC4180).write(bytes, spans, new LogBytes(1));
        }
    }

    private static @Nullable BlueprintJson jsonOf(LogGrammar grammar) {
        boolean isBlueprint = grammar instanceof BlueprintApacheAccess
                || (grammar instanceof StrictSyslog syslog && syslog.isBlueprint());
        return isBlueprint ? new BlueprintJson(grammar) : null;
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 9);
    }

    @Provide
    Arbitrary<String> lines() {
        String nasty = " -\"\\[]:/.,+019aZ_<>%@=#\n\r\t\u0000\u00e9\u2028\ufeff";
        return Arbitraries.oneOf(
                NearLines.of(nasty, Lines.ACCESS),
                NearLines.of(nasty, Lines.ERROR),
                NearLines.of(nasty, Lines.SYSLOG),
                NearLines.of(nasty, Lines.PROTOCOL),
                NearLines.of(nasty, Lines.FLOW),
                NearLines.of(
                        nasty,
                        "#Fields: date time",
                        "2019-12-04\t21:02:31\tLAX1\t392\t1.2.3.4\tGET\th\t/\t200\t-\tM\t-\t-",
                        "h2 2018-07-02T22:23:00.186641Z app/lb [::1]:1 - -1 0.1 0 200 - 0 5 \"G\" \"u\" - - t \"R\" \"d\" -"));
    }
}
