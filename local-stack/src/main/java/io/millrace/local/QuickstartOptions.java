// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the user asked the quickstart for.
 *
 * @param realTime keep the example's own rate and buffering
 * @param keep leave everything running at the end
 * @param records how many records to generate; 0 for no end
 * @param restPort where Connect listens; 0 for any free port
 * @param kafkaPort where Kafka listens; 0 for any free port
 * @param s3Port where S3 listens; 0 for any free port
 */
record QuickstartOptions(boolean realTime, boolean keep, long records, int restPort, int kafkaPort, int s3Port) {
    private static final long RECORDS = 30_000;
    private static final long UNSET = -1;

    /** Refuses one port for two servers, which the second would only find out at its start. */
    QuickstartOptions {
        List<Integer> given = IntStream.of(restPort, kafkaPort, s3Port)
                .filter(port -> port != 0)
                .boxed()
                .toList();
        if (Set.copyOf(given).size() < given.size()) {
            throw new IllegalArgumentException("--rest-port, --kafka-port and --s3-port need different ports, not "
                    + given.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    static QuickstartOptions parse(List<String> args) {
        QuickstartOptions options = new QuickstartOptions(false, false, UNSET, 0, 0, 0);
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        if (options.records != UNSET) {
            return options;
        }
        return options.withRecords(options.realTime ? 0 : RECORDS);
    }

    boolean isEndless() {
        return records == 0;
    }

    private QuickstartOptions with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--real-time" -> new QuickstartOptions(true, keep, records, restPort, kafkaPort, s3Port);
            case "--keep" -> new QuickstartOptions(realTime, true, records, restPort, kafkaPort, s3Port);
            case "--records" -> withRecords(number(option, rest, Integer.MAX_VALUE));
            case "--rest-port" ->
                new QuickstartOptions(realTime, keep, records, number(option, rest, 65_535), kafkaPort, s3Port);
            case "--kafka-port" ->
                new QuickstartOptions(realTime, keep, records, restPort, number(option, rest, 65_535), s3Port);
            case "--s3-port" ->
                new QuickstartOptions(realTime, keep, records, restPort, kafkaPort, number(option, rest, 65_535));
            default -> throw new IllegalArgumentException("unknown option " + option + "; --help lists all");
        };
    }

    private QuickstartOptions withRecords(long count) {
        return new QuickstartOptions(realTime, keep, count, restPort, kafkaPort, s3Port);
    }

    private static int number(String option, Iterator<String> rest, int most) {
        String text = rest.hasNext() ? rest.next() : "nothing";
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers out of range.
        }
        throw new IllegalArgumentException(option + " takes a number from 1 to " + most + ", not " + text);
    }
}
