// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.sink.firehose.translation.Note.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON of a Firehose stream in any of the forms in which people have it: the S3 destination by itself, the request that
 * creates or updates a stream, the answer that describes one, or a CloudFormation resource.
 *
 * <p>Source of the members: the API reference of Amazon Data Firehose, version 2015-08-04.
 */
public final class FirehoseConfiguration {
    /** Where a destination is found; the extended ones first, for AWS repeats them in the short form. */
    private static final List<String> S3_DESTINATIONS = List.of(
            "ExtendedS3DestinationConfiguration",
            "ExtendedS3DestinationDescription",
            "ExtendedS3DestinationUpdate",
            "S3DestinationConfiguration",
            "S3DestinationDescription",
            "S3DestinationUpdate");

    /** What makes an object a destination by itself. */
    private static final List<String> OF_A_DESTINATION = List.of(
            "BucketARN",
            "RoleARN",
            "Prefix",
            "ErrorOutputPrefix",
            "BufferingHints",
            "CompressionFormat",
            "EncryptionConfiguration",
            "FileExtension",
            "CustomTimeZone");

    private static final Set<String> SOURCES = Set.of(
            "Source",
            "DirectPutSourceConfiguration",
            "KinesisStreamSourceConfiguration",
            "MSKSourceConfiguration",
            "DatabaseSourceConfiguration");

    private final Report report = new Report();

    private FirehoseConfiguration() {}

    /**
     * Translates a configuration.
     *
     * @param json the text
     * @return the options that it means, and what has no equivalent
     * @throws UntranslatableConfiguration when it is no JSON, a member has the wrong type, or there is no S3 destination
     */
    public static Translation translate(String json) {
        return new FirehoseConfiguration().read(Section.root(Json.read(json)));
    }

    private Translation read(Section root) {
        Section stream = stream(root);
        Section holder = holder(stream);
        Section destination = destination(holder);
        if (destination != holder) {
            holder.ignore("DestinationId");
            S3_DESTINATIONS.forEach(holder::ignore);
            describe(stream);
        }
        new S3Destination(destination, report).translate();
        report.unknown(root, stream, holder, destination);
        return report.translation();
    }

    private static Section stream(Section root) {
        Optional<Section> described = root.section("DeliveryStreamDescription");
        if (described.isPresent()) {
            return described.get();
        }
        // A CloudFormation resource.
        root.ignore("Type");
        return root.section("Properties").orElse(root);
    }

    private static Section holder(Section stream) {
        List<Section> destinations = stream.sections("Destinations");
        if (destinations.size() > 1) {
            throw new UntranslatableConfiguration(
                    stream.path("Destinations") + " has more than one destination; a connector has one");
        }
        return destinations.isEmpty() ? stream : destinations.get(0);
    }

    private static Section destination(Section holder) {
        for (String name : S3_DESTINATIONS) {
            Optional<Section> found = holder.section(name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (OF_A_DESTINATION.stream().anyMatch(holder::has)) {
            return holder;
        }
        throw new UntranslatableConfiguration(holder.names().stream()
                .filter(name -> name.matches("[A-Za-z]+Destination(Configuration|Description|Update)"))
                .findFirst()
                .map(other -> holder.path(other) + " is no S3 destination; this connector delivers to S3")
                .orElse("has no ExtendedS3DestinationConfiguration, nor is it one"));
    }

    /** What a stream has besides its destination. */
    private void describe(Section stream) {
        stream.ignore(
                "DeliveryStreamARN",
                "DeliveryStreamStatus",
                "DeliveryStreamType",
                "FailureDescription",
                "VersionId",
                "CurrentDeliveryStreamVersionId",
                "CreateTimestamp",
                "LastUpdateTimestamp",
                "HasMoreDestinations");
        stream.text("DeliveryStreamName")
                .ifPresent(name -> report.note(
                        stream.path("DeliveryStreamName"),
                        Weight.FOR_INFORMATION,
                        "is part of the names of Firehose's objects; here it is the connector's name, so call the connector "
                                + name + " to keep them alike"));
        SOURCES.stream().sorted().filter(stream::has).forEach(source -> {
            stream.ignore(source);
            report.note(
                    stream.path(source),
                    Weight.FOR_INFORMATION,
                    "is not read: a connector's records come from the topics that topics or topics.regex name");
        });
        for (String encryption :
                List.of("DeliveryStreamEncryptionConfiguration", "DeliveryStreamEncryptionConfigurationInput")) {
            stream.section(encryption)
                    .filter(section -> !section.text("Status").orElse("").equals("DISABLED"))
                    .ifPresent(section -> report.note(
                            section.path(),
                            Weight.FOR_INFORMATION,
                            "has no equivalent: what is not delivered yet is kept by Kafka's brokers, whose disks can be"
                                    + " encrypted"));
        }
        if (stream.has("Tags")) {
            stream.ignore("Tags");
            report.note(stream.path("Tags"), Weight.FOR_INFORMATION, "has no equivalent: connectors have no tags");
        }
    }
}
