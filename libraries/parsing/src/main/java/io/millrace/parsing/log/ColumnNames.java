// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that are documented for a format, each with its kind. Sources: "Log file fields" of the developer guide of
 * CloudFront, and "Available fields" of flow log records in the user guide of VPC, in their order and spelling.
 */
final class ColumnNames {
    static final ColumnNames CLOUDFRONT = new ColumnNames(33, """
            date@D time@T x-edge-location sc-bytes# c-ip cs-method cs(Host) cs-uri-stem sc-status# cs(Referer)
            cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol
            cs-bytes# time-taken. x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type
            cs-protocol-version fle-status fle-encrypted-fields c-port# time-to-first-byte. x-edge-detailed-result-type
            sc-content-type sc-content-len# sc-range-start# sc-range-end#
            timestamp@E timestamp(ms) origin-fbl. origin-lbl. asn# c-country cache-behavior-path-pattern""");
    static final ColumnNames VPCFLOW = new ColumnNames(14, """
            version# account-id interface-id srcaddr dstaddr srcport# dstport# protocol# packets# bytes# start@E end@E
            action log-status
            vpc-id subnet-id instance-id tcp-flags# type pkt-srcaddr pkt-dstaddr
            region az-id sublocation-type sublocation-id
            pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path#
            ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id
            ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id
            reject-reason resource-id encryption-status""");

    private final List<LogField> defaults;
    private final Map<String, LogField> byName;

    private ColumnNames(int defaults, String names) {
        List<LogField> fields =
                Stream.of(names.split("\\s+", -1)).map(ColumnNames::parsed).toList();
        this.defaults = fields.subList(0, defaults);
        this.byName = fields.stream().collect(Collectors.toUnmodifiableMap(LogField::name, Function.identity()));
    }

    /** A name, then # for an integer, a point for a decimal, or @ and a letter for a moment. */
    private static LogField parsed(String name) {
        int last = name.length() - 1;
        if (last > 1 && name.charAt(last - 1) == '@') {
            return LogField.moment(name.substring(0, last - 1), form(name.charAt(last)));
        }
        String bare = name.substring(0, last);
        return switch (name.charAt(last)) {
            case '#' -> LogField.integer(bare);
            case '.' -> LogField.decimal(bare);
            default -> LogField.text(name);
        };
    }

    private static TimeForm form(char letter) {
        return switch (letter) {
            case 'D' -> TimeForm.DATE;
            case 'T' -> TimeForm.TIME_OF_DAY;
            default -> TimeForm.EPOCH_SECONDS;
        };
    }

    List<LogField> defaults() {
        return defaults;
    }

    boolean isKnown(String name) {
        return byName.containsKey(name);
    }

    LogField field(String name) {
        LogField known = byName.get(name);
        return known == null ? LogField.text(name) : known;
    }
}
