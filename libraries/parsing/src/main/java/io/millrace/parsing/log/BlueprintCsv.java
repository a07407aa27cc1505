// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.Objects;

/**
 * Writes what the Firehose blueprints apachelog-to-csv and syslog-to-csv answer: the fields with commas between them and a LF
 * at the end. Immutable, for any number of threads.
 */
public final class BlueprintCsv {
    private final boolean isSyslog;
    private final CsvForm form;

    /**
     * The writer for a grammar.
     *
     * @param grammar one of the dialect {@link Dialect#BLUEPRINT}
     * @param form how cells are written
     * @throws IllegalArgumentException for any other dialect
     */
    public BlueprintCsv(LogGrammar grammar, CsvForm form) {
        this.isSyslog = isSyslog(grammar);
        this.form = Objects.requireNonNull(form, "form");
    }

    static boolean isSyslog(LogGrammar grammar) {
        if (grammar instanceof StrictSyslog syslog && syslog.isBlueprint()) {
            return true;
        }
        if (grammar instanceof BlueprintApacheAccess) {
            return false;
        }
        throw new IllegalArgumentException("no grammar of the dialect " + Dialect.BLUEPRINT.spelling());
    }

    /**
     * Appends the row of a line.
     *
     * @param bytes the array that was scanned
     * @param spans the answer of the scan
     * @param out receives the row; nothing if there is none
     * @return false for an access log line whose time has no offset: this blueprint refuses what its sibling takes
     */
    public boolean write(byte[] bytes, LogSpans spans, LogBytes out) {
        if (isSyslog) {
            syslog(bytes, spans, out);
            return true;
        }
        return access(bytes, spans, out);
    }

    private boolean access(byte[] bytes, LogSpans spans, LogBytes out) {
        if (spans.isAbsent(BlueprintApacheAccess.TIMEZONE)) {
            return false;
        }
        cell(bytes, spans, BlueprintApacheAccess.HOST, out);
        cell(bytes, spans, BlueprintApacheAccess.IDENT, out);
        cell(bytes, spans, BlueprintApacheAccess.USER, out);
        cell(bytes, spans.from(BlueprintApacheAccess.TIMESTAMP), spans.to(BlueprintApacheAccess.TIMEZONE), out);
        cell(bytes, spans, BlueprintApacheAccess.REQUEST, out);
        cell(bytes, spans, BlueprintApacheAccess.RESPONSE, out);
        cell(bytes, spans, BlueprintApacheAccess.BYTES, out);
        endRow(out);
        return true;
    }

    private void syslog(byte[] bytes, LogSpans spans, LogBytes out) {
        byte[] ascii = Ascii.seen(bytes, spans.from(StrictSyslog.TIMESTAMP), spans.to(StrictSyslog.MESSAGE));
        for (int field = StrictSyslog.TIMESTAMP; field <= StrictSyslog.MESSAGE; field++) {
            if (spans.isAbsent(field)) {
                out.add(',');
            } else {
                cell(ascii, spans, field, out);
            }
        }
        endRow(out);
    }

    private void cell(byte[] bytes, LogSpans spans, int field, LogBytes out) {
        cell(bytes, spans.from(field), spans.to(field), out);
    }

    private void cell(byte[] bytes, int from, int to, LogBytes out) {
        if (form == CsvForm.RFC4180 && needsQuotes(bytes, from, to)) {
            out.add('"');
            int start = from;
            for (int quote = Bytes.find(bytes, start, to, '"'); quote < to; quote = Bytes.find(bytes, start, to, '"')) {
                ScriptText.text(bytes, start, quote, out);
                out.ascii("\"\"");
                start = quote + 1;
            }
            ScriptText.text(bytes, start, to, out);
            out.add('"');
        } else {
            ScriptText.text(bytes, from, to, out);
        }
        out.add(',');
    }

    private static boolean needsQuotes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ',' || bytes[i] == '"' || bytes[i] == '\r' || bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static void endRow(LogBytes out) {
        out.truncate(out.length() - 1);
        out.add('\n');
    }
}
