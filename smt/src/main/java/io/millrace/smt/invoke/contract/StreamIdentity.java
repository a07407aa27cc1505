// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

/**
 * What a function is told of the stream that its records come from. There is no such stream: functions take these names
 * apart at slashes and colons, so that they have the shape of real ones.
 *
 * @param name of the stream
 * @param region such as {@code eu-central-1}
 */
public record StreamIdentity(String name, String region) {
    private static final String ACCOUNT = "000000000000";

    /**
     * The name that a Firehose stream would have.
     *
     * @return an ARN of account 000000000000
     */
    public String deliveryStreamArn() {
        return "arn:" + partition() + ":firehose:" + region + ":" + ACCOUNT + ":deliverystream/" + name;
    }

    /**
     * The name that a Kafka cluster of MSK would have.
     *
     * @return an ARN of account 000000000000
     */
    public String clusterArn() {
        return "arn:" + partition() + ":kafka:" + region + ":" + ACCOUNT + ":cluster/" + name
                + "/00000000-0000-0000-0000-000000000000-0";
    }

    /**
     * The name that a Lambda function would have.
     *
     * @param function its simple name
     * @return an ARN of account 000000000000
     */
    public String functionArn(String function) {
        return "arn:" + partition() + ":lambda:" + region + ":" + ACCOUNT + ":function:" + function;
    }

    private String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
