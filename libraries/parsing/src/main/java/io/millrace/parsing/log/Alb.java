// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * Access logs of Amazon's Application Load Balancer. Source: "Access log entries" of its user guide, with the names of the
 * table that the guide gives for Athena: addresses and ports are fields of their own.
 *
 * <p>Files from before a field was introduced end earlier; all lines reach at least to {@code trace_id}, the last field of the
 * first version. Fields that AWS appends later are left alone. A hyphen, quoted or not, is an absent field.
 */
final class Alb extends LogGrammar {
    private static final int CLIENT_IP = 3;
    private static final int TARGET_IP = 5;
    private static final int REQUIRED = 20;

    /** By field, for speed. */
    private final FieldKind[] kinds;

    Alb() {
        super(List.of(
                LogField.text("type"),
                LogField.moment("time", TimeForm.ISO),
                LogField.text("elb"),
                LogField.text("client_ip"),
                LogField.integer("client_port"),
                LogField.text("target_ip"),
                LogField.integer("target_port"),
                LogField.decimal("request_processing_time"),
                LogField.decimal("target_processing_time"),
                LogField.decimal("response_processing_time"),
                LogField.integer("elb_status_code"),
                LogField.text("target_status_code"),
                LogField.integer("received_bytes"),
                LogField.integer("sent_bytes"),
                LogField.text("request"),
                LogField.text("user_agent"),
                LogField.text("ssl_cipher"),
                LogField.text("ssl_protocol"),
                LogField.text("target_group_arn"),
                LogField.text("trace_id"),
                LogField.text("domain_name"),
                LogField.text("chosen_cert_arn"),
                LogField.text("matched_rule_priority"),
                LogField.moment("request_creation_time", TimeForm.ISO),
                LogField.text("actions_executed"),
                LogField.text("redirect_url"),
                LogField.text("error_reason"),
                LogField.text("target_port_list"),
                LogField.text("target_status_code_list"),
                LogField.text("classification"),
                LogField.text("classification_reason"),
                LogField.text("conn_trace_id"),
                LogField.text("transformed_host"),
                LogField.text("transformed_uri"),
                LogField.text("request_transform_status")));
        this.kinds = fields().stream().map(LogField::kind).toArray(FieldKind[]::new);
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        int count = kinds.length;
        spans.begin(count);
        int at = from;
        int field = 0;
        while (field < count) {
            int next = value(bytes, at, end, field, spans);
            if (next < 0) {
                return spans.refuse(field, ~next);
            }
            field += isAddress(field) ? 2 : 1;
            if (next == end) {
                if (field < REQUIRED) {
                    return spans.refuse(field, end);
                }
                spans.absentFrom(field);
                return true;
            }
            if (bytes[next] != ' ') {
                return spans.refuse(field, next);
            }
            at = next + 1;
        }
        return true;
    }

    private static boolean isAddress(int field) {
        return field == CLIENT_IP || field == TARGET_IP;
    }

    /** Sets the field that begins here, or the two of an address; answers what follows. */
    private int value(byte[] bytes, int at, int to, int field, LogSpans spans) {
        if (at < to && bytes[at] == '"') {
            int close = Bytes.closingQuote(bytes, at + 1, to, field, spans);
            if (close < 0) {
                return close;
            }
            spans.setUnlessHyphen(bytes, field, at + 1, close);
            return !isAddress(field) && isOfItsKind(bytes, field, spans) ? close + 1 : ~at;
        }
        int end = Bytes.find(bytes, at, to, ' ');
        if (end == at) {
            return ~at;
        }
        if (isAddress(field)) {
            return address(bytes, at, end, field, spans) ? end : ~at;
        }
        spans.setUnlessHyphen(bytes, field, at, end);
        return isOfItsKind(bytes, field, spans) ? end : ~at;
    }

    private boolean isOfItsKind(byte[] bytes, int field, LogSpans spans) {
        return spans.isAbsent(field) || LogNumbers.isOfKind(kinds[field], bytes, spans.from(field), spans.to(field));
    }

    /** {@code 192.0.2.1:2817}, {@code [2001:db8::1]:2817}, a hyphen, or an address alone. */
    private static boolean address(byte[] bytes, int from, int to, int field, LogSpans spans) {
        int colon = to - 1;
        while (colon > from && bytes[colon] != ':') {
            colon--;
        }
        boolean hasPort = bytes[colon] == ':' && colon > from;
        int end = hasPort ? colon : to;
        boolean isBracketed = end - from > 2 && bytes[from] == '[' && bytes[end - 1] == ']';
        spans.setUnlessHyphen(bytes, field, isBracketed ? from + 1 : from, isBracketed ? end - 1 : end);
        if (!hasPort) {
            spans.absent(field + 1);
            return true;
        }
        spans.setUnlessHyphen(bytes, field + 1, colon + 1, to);
        return spans.isAbsent(field + 1) || LogNumbers.isOfKind(FieldKind.INTEGER, bytes, colon + 1, to);
    }
}
