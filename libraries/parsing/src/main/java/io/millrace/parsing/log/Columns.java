// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Formats of AWS whose lines are columns without quotes: the standard logs of CloudFront, with tabs and headers that begin
 * with {@code #}, and the flow logs of VPC, with blanks and, in files, a header of names. A hyphen is an absent field. Values
 * of CloudFront stay URL-encoded.
 */
final class Columns extends LogGrammar {
    private static final byte[] FIELDS_HEADER = ascii("#Fields:");

    private final ColumnNames known;
    private final byte separator;
    /** By field, for speed. */
    private final FieldKind[] kinds;
    /** Lines of fewer columns are refused. */
    private final int required;
    /** Whether columns may follow that nobody declared. */
    private final boolean isOpenEnded;

    private Columns(LogFormat format, List<LogField> fields, int required) {
        super(fields);
        boolean isCloudFront = format == LogFormat.CLOUDFRONT;
        this.known = isCloudFront ? ColumnNames.CLOUDFRONT : ColumnNames.VPCFLOW;
        this.separator = (byte) (isCloudFront ? '\t' : ' ');
        this.kinds = fields.stream().map(LogField::kind).toArray(FieldKind[]::new);
        this.required = required;
        this.isOpenEnded = isCloudFront;
    }

    static Columns cloudFront() {
        // The first version of the format had twelve columns; each later one appended some.
        return new Columns(LogFormat.CLOUDFRONT, ColumnNames.CLOUDFRONT.defaults(), 12);
    }

    static Columns vpcFlow() {
        List<LogField> fields = ColumnNames.VPCFLOW.defaults();
        return new Columns(LogFormat.VPCFLOW, fields, fields.size());
    }

    static Columns declared(LogFormat format, List<String> names) {
        ColumnNames known = format == LogFormat.CLOUDFRONT ? ColumnNames.CLOUDFRONT : ColumnNames.VPCFLOW;
        List<LogField> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String bare = name.startsWith("${") && name.endsWith("}") ? name.substring(2, name.length() - 1) : name;
            if (bare.isBlank() || !seen.add(bare)) {
                throw new IllegalArgumentException(
                        "field " + (fields.size() + 1) + " has no name, or one that was used");
            }
            fields.add(known.field(bare));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("no fields");
        }
        return new Columns(format, fields, fields.size());
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        int count = kinds.length;
        spans.begin(count);
        if (roleOf(bytes, from, end) != LineRole.RECORD) {
            return spans.refuse(0, from);
        }
        int at = from;
        for (int field = 0; field < count; field++) {
            int next = Bytes.find(bytes, at, end, separator);
            spans.setUnlessHyphen(bytes, field, at, next);
            if (!spans.isAbsent(field) && (next == at || !LogNumbers.isOfKind(kinds[field], bytes, at, next))) {
                return spans.refuse(field, at);
            }
            if (next == end) {
                spans.absentFrom(field + 1);
                return field + 1 >= required || spans.refuse(field + 1, end);
            }
            at = next + 1;
        }
        return isOpenEnded || spans.refuse(count, at - 1);
    }

    @Override
    public LineRole roleOf(byte[] bytes, int from, int to) {
        int end = withoutReturn(bytes, from, to);
        if (from == end) {
            return LineRole.COMMENT;
        }
        if (separator == '\t') {
            boolean isHeader = Bytes.startsWith(bytes, from, end, FIELDS_HEADER);
            return isHeader ? LineRole.HEADER : bytes[from] == '#' ? LineRole.COMMENT : LineRole.RECORD;
        }
        // No name has a digit, but nearly all values have one: records are told without making a text of them.
        int nameEnd = Bytes.run(bytes, from, end, Members.COLUMN_NAME);
        boolean mayBeName = nameEnd > from + 1 && (nameEnd == end || bytes[nameEnd] == ' ');
        return mayBeName && known.isKnown(text(bytes, from, nameEnd)) ? LineRole.HEADER : LineRole.RECORD;
    }

    @Override
    public LogGrammar declaredBy(byte[] bytes, int from, int to) {
        if (roleOf(bytes, from, to) != LineRole.HEADER) {
            throw new IllegalArgumentException("the line is no header");
        }
        int start = separator == '\t' ? from + FIELDS_HEADER.length : from;
        String names = text(bytes, start, to).strip();
        Columns declared = declared(
                separator == '\t' ? LogFormat.CLOUDFRONT : LogFormat.VPCFLOW, List.of(names.split("\\s+", -1)));
        return declared.fields().equals(fields()) && required == kinds.length ? this : declared;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
