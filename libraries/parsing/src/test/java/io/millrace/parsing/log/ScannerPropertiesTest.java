// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Each scanner finds what a regular expression finds, and refuses what that refuses. */
class ScannerPropertiesTest {
    private static final int TRIES = 6_000;
    private static final String NASTY = " -\"\\[]:/.,+0159aZ_<>%@=\n\r\t\u00e9\u0085\u00a0\u2028\u2003\ufeff";
    private static final String LATIN = " -\"\\[]:/.,+0159aZ_<>%@=\n\r\t\u00e9\u0085\u00a0";

    @Property(tries = TRIES)
    void strictAccessLogs(@ForAll("accessLines") String line) {
        compareStrict(LogFormat.COMMONAPACHELOG, NaiveGrammars.STRICT_COMMON, line, true);
        compareStrict(LogFormat.COMBINEDAPACHELOG, NaiveGrammars.STRICT_COMBINED, line, true);
    }

    @Property(tries = TRIES)
    void strictErrorLogs(@ForAll("errorLines") String line) {
        compareStrict(LogFormat.APACHEERRORLOG, NaiveGrammars.STRICT_ERROR, line, true);
    }

    @Property(tries = TRIES)
    void strictSyslogs(@ForAll("syslogLines") String line) {
        compareStrict(LogFormat.SYSLOG, NaiveGrammars.STRICT_SYSLOG, line, false);
        compareStrict(LogFormat.RFC3339SYSLOG, NaiveGrammars.STRICT_RFC3339_SYSLOG, line, false);
    }

    @Property(tries = TRIES)
    void blueprintAccessLogs(@ForAll("accessLines") String line) {
        LogGrammar grammar = LogGrammar.of(LogFormat.COMMONAPACHELOG, Dialect.BLUEPRINT);

        assertThat(Scans.fields(grammar, line, UTF_8))
                .isEqualTo(NaiveGrammars.groups(NaiveGrammars.BLUEPRINT_ACCESS, line, false, false));
    }

    @Property(tries = TRIES)
    void blueprintSyslogs(@ForAll("syslogLines") String line) {
        LogGrammar grammar = LogGrammar.of(LogFormat.SYSLOG, Dialect.BLUEPRINT);
        byte[] bytes = line.getBytes(UTF_8);
        String seen = new String(Ascii.stripped(bytes, 0, bytes.length), US_ASCII);
        List<@Nullable String> found = Scans.fields(grammar, new String(bytes, ISO_8859_1), ISO_8859_1);
        if (found != null) {
            found.replaceAll(value -> value == null ? null : stripped(value));
        }

        assertThat(found).isEqualTo(NaiveGrammars.groups(NaiveGrammars.BLUEPRINT_SYSLOG, seen, false, false));
    }

    private static String stripped(String value) {
        byte[] bytes = value.getBytes(ISO_8859_1);
        return new String(Ascii.stripped(bytes, 0, bytes.length), US_ASCII);
    }

    @Property(tries = TRIES)
    void extendedAccessLogs(@ForAll("latinAccessLines") String line) {
        compareAccess(LogFormat.COMMONAPACHELOG, NaiveGrammars.COMMON, line);
        compareAccess(LogFormat.COMBINEDAPACHELOG, NaiveGrammars.COMBINED, line);
    }

    private static void compareAccess(LogFormat format, Pattern pattern, String line) {
        LogGrammar grammar = LogGrammar.of(format, Dialect.EXTENDED);
        List<@Nullable String> naive = NaiveGrammars.groups(pattern, line, true, false);
        if (naive != null) {
            naive = new ArrayList<>(naive);
            naive.add(null);
            String user = String.valueOf(naive.get(2));
            int blank = user.indexOf(' ');
            if (blank >= 0 && String.valueOf(naive.get(0)).matches("(?s).+?(?<=\\]):[0-9]+|[^:]+:[0-9]+")) {
                naive.set(naive.size() - 1, naive.get(0));
                naive.set(0, naive.get(1));
                naive.set(1, user.substring(0, blank));
                naive.set(2, user.substring(blank + 1));
            }
            int vhost = naive.size() - 1;
            for (int i = 0; i < vhost; i++) {
                naive.set(i, "-".equals(naive.get(i)) ? null : naive.get(i));
            }
        }

        assertThat(Scans.fields(grammar, line, ISO_8859_1)).isEqualTo(naive);
    }

    @Property(tries = TRIES)
    void extendedSyslogs(@ForAll("latinSyslogLines") String line) {
        LogGrammar grammar = LogGrammar.of(LogFormat.SYSLOG, Dialect.EXTENDED);
        List<@Nullable String> naive = NaiveGrammars.groups(NaiveGrammars.SYSLOG, line, true, false);
        if (naive != null) {
            Collections.rotate(naive, -1);
            naive.set(1, "-".equals(naive.get(1)) ? null : naive.get(1));
            naive.set(3, "".equals(naive.get(3)) ? null : naive.get(3));
        }

        assertThat(Scans.fields(grammar, line, ISO_8859_1)).isEqualTo(naive);
    }

    @Property(tries = TRIES)
    void rfc5424(@ForAll("protocolLines") String line) {
        List<@Nullable String> naive = NaiveGrammars.groups(NaiveGrammars.RFC5424, line, true, false);
        if (naive != null) {
            for (int i = 0; i < 8; i++) {
                naive.set(i, "-".equals(naive.get(i)) ? null : naive.get(i));
            }
        }

        assertThat(Scans.fields(LogGrammar.of(LogFormat.RFC5424, Dialect.EXTENDED), line, ISO_8859_1))
                .isEqualTo(naive);
    }

    @Property(tries = TRIES)
    void columns(@ForAll("flowLines") String line) {
        LogGrammar grammar = LogGrammar.of(LogFormat.VPCFLOW, Dialect.EXTENDED);
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        List<@Nullable String> naive = new ArrayList<>(List.of(bare.split(" ", -1)));
        boolean isSound = naive.size() == grammar.fields().size() && !bare.startsWith("version ");
        for (int i = 0; isSound && i < naive.size(); i++) {
            String value = String.valueOf(naive.get(i));
            boolean isInteger = grammar.fields().get(i).kind() == FieldKind.INTEGER;
            boolean isNumber = value.matches("-?[0-9]+") && value.length() < 19;
            isSound = value.equals("-") || (!value.isEmpty() && (!isInteger || isNumber));
            naive.set(i, value.equals("-") ? null : value);
        }

        assertThat(Scans.fields(grammar, line, ISO_8859_1)).isEqualTo(isSound ? naive : null);
    }

    private static void compareStrict(LogFormat format, Pattern pattern, String line, boolean hyphenIsNull) {
        LogGrammar grammar = LogGrammar.of(format, Dialect.KINESIS_AGENT_STRICT);

        assertThat(Scans.fields(grammar, line, UTF_8))
                .isEqualTo(NaiveGrammars.groups(pattern, line, true, hyphenIsNull));
    }

    @Provide
    Arbitrary<String> accessLines() {
        return NearLines.of(NASTY, Lines.ACCESS);
    }

    @Provide
    Arbitrary<String> latinAccessLines() {
        return NearLines.of(LATIN, Lines.ACCESS);
    }

    @Provide
    Arbitrary<String> errorLines() {
        return NearLines.of(NASTY, Lines.ERROR);
    }

    @Provide
    Arbitrary<String> syslogLines() {
        return NearLines.of(NASTY, Lines.SYSLOG);
    }

    @Provide
    Arbitrary<String> latinSyslogLines() {
        return NearLines.of(LATIN, Lines.SYSLOG);
    }

    @Provide
    Arbitrary<String> protocolLines() {
        return NearLines.of(LATIN, Lines.PROTOCOL);
    }

    @Provide
    Arbitrary<String> flowLines() {
        return NearLines.of(LATIN, Lines.FLOW);
    }
}
