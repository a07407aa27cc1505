// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.EnumSet;
import java.util.Set;

/** The log formats that we know; a constant's name is its spelling in configurations. */
public enum LogFormat {
    /** Common Log Format of the Apache HTTP server: {@code %h %l %u %t "%r" %>s %b}. */
    COMMONAPACHELOG(true, true),
    /** The common format with referer and user agent. */
    COMBINEDAPACHELOG(true, true),
    /** The error log of the Apache HTTP server, of 2.2 as of 2.4. */
    APACHEERRORLOG(true, false),
    /** BSD syslog, RFC 3164, as daemons write it to files. */
    SYSLOG(true, true),
    /** BSD syslog with a timestamp of RFC 3339. */
    RFC3339SYSLOG(true, false),
    /** The syslog protocol of RFC 5424, with structured data. */
    RFC5424(false, false),
    /** Access logs of Amazon's Application Load Balancer. */
    ALB(false, false),
    /** Standard logs of Amazon CloudFront. */
    CLOUDFRONT(false, false),
    /** Flow logs of Amazon VPC. */
    VPCFLOW(false, false);

    private final boolean isOfAgent;
    private final boolean isOfBlueprint;

    LogFormat(boolean isOfAgent, boolean isOfBlueprint) {
        this.isOfAgent = isOfAgent;
        this.isOfBlueprint = isOfBlueprint;
    }

    /**
     * The dialects in which the format exists.
     *
     * @return a new set of at least {@link Dialect#EXTENDED}
     */
    public Set<Dialect> dialects() {
        Set<Dialect> dialects = EnumSet.of(Dialect.EXTENDED);
        if (isOfAgent) {
            dialects.add(Dialect.KINESIS_AGENT_STRICT);
        }
        if (isOfBlueprint) {
            dialects.add(Dialect.BLUEPRINT);
        }
        return dialects;
    }

    /**
     * Whether the fields can be told by a list, because the writer's configuration or a header line chooses them.
     *
     * @return true for CloudFront and VPC flow logs
     */
    public boolean hasFieldList() {
        return this == CLOUDFRONT || this == VPCFLOW;
    }
}
