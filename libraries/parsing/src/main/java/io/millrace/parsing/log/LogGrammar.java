// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A log format in a dialect: finds the fields of a line. Immutable, for any number of threads; nothing is allocated per
 * line, and no content of a line is kept or told.
 */
public abstract sealed class LogGrammar
        permits ApacheAccess,
                StrictApacheAccess,
                BlueprintApacheAccess,
                ApacheError,
                StrictApacheError,
                Syslog,
                StrictSyslog,
                Rfc5424,
                Alb,
                Columns {
    private final List<LogField> fields;

    LogGrammar(List<LogField> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * A format whose fields are its documented ones.
     *
     * @param format the format
     * @param dialect one of {@link LogFormat#dialects()}
     * @return its grammar
     * @throws IllegalArgumentException if the format does not exist in that dialect
     */
    public static LogGrammar of(LogFormat format, Dialect dialect) {
        if (!format.dialects().contains(dialect)) {
            throw new IllegalArgumentException(format + " has no dialect " + dialect.spelling());
        }
        return switch (dialect) {
            case KINESIS_AGENT_STRICT -> strict(format);
            case BLUEPRINT -> format == LogFormat.SYSLOG ? StrictSyslog.blueprint() : new BlueprintApacheAccess();
            case EXTENDED -> extended(format);
        };
    }

    private static LogGrammar strict(LogFormat format) {
        return switch (format) {
            case COMMONAPACHELOG -> new StrictApacheAccess(false);
            case COMBINEDAPACHELOG -> new StrictApacheAccess(true);
            case APACHEERRORLOG -> new StrictApacheError();
            case SYSLOG -> StrictSyslog.agent(TimeForm.RFC3164);
            case RFC3339SYSLOG -> StrictSyslog.agent(TimeForm.ISO);
            case RFC5424, ALB, CLOUDFRONT, VPCFLOW -> throw new IllegalArgumentException(format.name());
        };
    }

    private static LogGrammar extended(LogFormat format) {
        return switch (format) {
            case COMMONAPACHELOG -> new ApacheAccess(false);
            case COMBINEDAPACHELOG -> new ApacheAccess(true);
            case APACHEERRORLOG -> new ApacheError();
            case SYSLOG -> new Syslog(TimeForm.RFC3164);
            case RFC3339SYSLOG -> new Syslog(TimeForm.ISO);
            case RFC5424 -> new Rfc5424();
            case ALB -> new Alb();
            case CLOUDFRONT -> Columns.cloudFront();
            case VPCFLOW -> Columns.vpcFlow();
        };
    }

    /**
     * A format whose writer was told which fields to write.
     *
     * @param format one with {@link LogFormat#hasFieldList()}
     * @param names the fields in their order, as the vendor spells them; <code>${name}</code> is the same as the name; unknown
     *     names are text
     * @return its grammar in the extended dialect
     * @throws IllegalArgumentException if the format has no such list, or the list is empty or has a name twice
     */
    public static LogGrammar of(LogFormat format, List<String> names) {
        if (!format.hasFieldList()) {
            throw new IllegalArgumentException(format + " has a fixed order of fields");
        }
        return Columns.declared(format, names);
    }

    /**
     * The fields; the one at index i is what the scan puts at span i.
     *
     * @return an unmodifiable list
     */
    public final List<LogField> fields() {
        return fields;
    }

    /**
     * Room for a scan.
     *
     * @return new spans that never grow with this grammar
     */
    public final LogSpans newSpans() {
        return new LogSpans(fields.size());
    }

    /**
     * Finds the fields of a line. The line comes without its LF; what a CR before it means is the dialect's business.
     *
     * @param bytes holds the line
     * @param from where the line begins
     * @param to where it ends
     * @param spans receives the fields, or where and at which field the line left the grammar
     * @return whether the line is of this grammar
     */
    public abstract boolean scan(byte[] bytes, int from, int to, LogSpans spans);

    /**
     * What a line is for. Files of CloudFront and VPC flow logs have headers; every other line is a record.
     *
     * @param bytes holds the line
     * @param from where the line begins
     * @param to where it ends
     * @return its role
     */
    public LineRole roleOf(byte[] bytes, int from, int to) {
        return LineRole.RECORD;
    }

    /**
     * The grammar of the records below a header.
     *
     * @param bytes holds a line whose role is {@link LineRole#HEADER}
     * @param from where the line begins
     * @param to where it ends
     * @return the grammar that the header declares; this one if it declares the same fields
     * @throws IllegalArgumentException if the line is no header, or not a sound one
     */
    public LogGrammar declaredBy(byte[] bytes, int from, int to) {
        throw new IllegalArgumentException("this format has no headers");
    }

    /** A line without the CR at its end. */
    static int withoutReturn(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
