// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/**
 * Writes what the Firehose blueprints apachelog-to-json and syslog-to-json answer: one object, keys in their order, no line
 * break. Immutable, for any number of threads.
 */
public final class BlueprintJson {
    private final boolean isSyslog;

    /**
     * The writer for a grammar.
     *
     * @param grammar one of the dialect {@link Dialect#BLUEPRINT}
     * @throws IllegalArgumentException for any other dialect
     */
    public BlueprintJson(LogGrammar grammar) {
        this.isSyslog = BlueprintCsv.isSyslog(grammar);
    }

    /**
     * Appends the object of a line.
     *
     * @param bytes the array that was scanned
     * @param spans the answer of the scan
     * @param out receives the object
     */
    public void write(byte[] bytes, LogSpans spans, LogBytes out) {
        if (isSyslog) {
            syslog(bytes, spans, out);
        } else {
            access(bytes, spans, out);
        }
    }

    private static void access(byte[] bytes, LogSpans spans, LogBytes out) {
        text("{\"host\":", bytes, spans, BlueprintApacheAccess.HOST, out);
        text(",\"ident\":", bytes, spans, BlueprintApacheAccess.IDENT, out);
        text(",\"authuser\":", bytes, spans, BlueprintApacheAccess.USER, out);
        text(",\"request\":", bytes, spans, BlueprintApacheAccess.REQUEST, out);
        number(",\"response\":", bytes, spans, BlueprintApacheAccess.RESPONSE, out);
        number(",\"bytes\":", bytes, spans, BlueprintApacheAccess.BYTES, out);
        verb(bytes, spans.from(BlueprintApacheAccess.REQUEST), spans.to(BlueprintApacheAccess.REQUEST), out);
        int from = spans.from(BlueprintApacheAccess.TIMESTAMP);
        int to = spans.to(BlueprintApacheAccess.TIMESTAMP);
        long seconds = ScriptDate.seconds(bytes, from, to);
        out.ascii(",\"@timestamp\":");
        if (seconds == ScriptDate.INVALID) {
            ScriptText.jsonString(bytes, from, to, out);
        } else {
            moment(seconds, out);
        }
        if (!spans.isAbsent(BlueprintApacheAccess.TIMEZONE)) {
            text(",\"timezone\":", bytes, spans, BlueprintApacheAccess.TIMEZONE, out);
            if (seconds != ScriptDate.INVALID) {
                out.ascii(",\"@timestamp_utc\":");
                moment(seconds - ScriptDate.offset(bytes, spans.from(BlueprintApacheAccess.TIMEZONE)), out);
            }
        }
        out.add('}');
    }

    /** The part before the first blank, where there is one; it is empty when the request begins with it. */
    private static void verb(byte[] bytes, int from, int to, LogBytes out) {
        int blank = Bytes.find(bytes, from, to, ' ');
        if (blank < to) {
            out.ascii(",\"verb\":");
            ScriptText.jsonString(bytes, from, blank, out);
        }
    }

    private static void moment(long seconds, LogBytes out) {
        out.add('"');
        ScriptDate.write(seconds, out);
        out.add('"');
    }

    private static void syslog(byte[] bytes, LogSpans spans, LogBytes out) {
        byte[] ascii = Ascii.seen(bytes, spans.from(StrictSyslog.TIMESTAMP), spans.to(StrictSyslog.MESSAGE));
        text("{\"timestamp\":", ascii, spans, StrictSyslog.TIMESTAMP, out);
        text(",\"hostname\":", ascii, spans, StrictSyslog.HOSTNAME, out);
        text(",\"program\":", ascii, spans, StrictSyslog.PROGRAM, out);
        if (!spans.isAbsent(StrictSyslog.PROCESS)) {
            text(",\"processid\":", ascii, spans, StrictSyslog.PROCESS, out);
        }
        text(",\"message\":", ascii, spans, StrictSyslog.MESSAGE, out);
        out.add('}');
    }

    private static void text(String key, byte[] bytes, LogSpans spans, int field, LogBytes out) {
        out.ascii(key);
        ScriptText.jsonString(bytes, spans.from(field), spans.to(field), out);
    }

    private static void number(String key, byte[] bytes, LogSpans spans, int field, LogBytes out) {
        out.ascii(key);
        ScriptText.number(bytes, spans.from(field), spans.to(field), out);
    }
}
