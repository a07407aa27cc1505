// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.common.options.Option;
import io.millrace.sink.firehose.deliver.BackupMode;
import io.millrace.sink.firehose.deliver.BackupOptions;
import io.millrace.sink.firehose.deliver.BufferOptions;
import io.millrace.sink.firehose.format.Compression;
import io.millrace.sink.firehose.format.FormatOptions;
import io.millrace.sink.firehose.key.KeyOptions;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.store.EncryptionOptions;
import io.millrace.sink.firehose.store.StoreOptions;
import io.millrace.sink.firehose.translation.Note.Weight;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3 destination of Firehose, member by member. */
final class S3Destination {
    private static final Pattern BUCKET_ARN = Pattern.compile("arn:[^:]+:s3:::([^:/]+)");
    private static final String LINE_FEED = "\\n";

    private final Section destination;
    private final Report report;

    S3Destination(Section destination, Report report) {
        this.destination = destination;
        this.report = report;
    }

    void translate() {
        bucket(destination, StoreOptions.S3_BUCKET);
        role();
        text("Prefix", KeyOptions.PREFIX);
        text("ErrorOutputPrefix", KeyOptions.ERROR_OUTPUT_PREFIX);
        // Whatever the prefix: Firehose knows no other time.
        report.set(KeyOptions.PREFIX_TIME, PrefixTime.ARRIVAL.word(), destination.path("Prefix"));
        text("CustomTimeZone", KeyOptions.CUSTOM_TIME_ZONE);
        text("FileExtension", KeyOptions.FILE_EXTENSION);
        destination.section("BufferingHints").ifPresent(this::buffering);
        text("CompressionFormat", FormatOptions.COMPRESSION);
        destination.section("EncryptionConfiguration").ifPresent(this::encryption);
        destination.section("ProcessingConfiguration").ifPresent(this::processing);
        dynamicPartitioning();
        formatConversion();
        logging(destination);
        backup();
    }

    private void bucket(Section section, Option<String> option) {
        section.text("BucketARN").ifPresent(arn -> {
            Matcher matcher = BUCKET_ARN.matcher(arn);
            if (!matcher.matches()) {
                throw new UntranslatableConfiguration(
                        section.path("BucketARN") + " must be the ARN of a bucket, such as arn:aws:s3:::orders");
            }
            report.set(option, matcher.group(1), section.path("BucketARN"));
        });
    }

    private void role() {
        destination
                .text("RoleARN")
                .ifPresent(role -> report.note(
                        destination.path("RoleARN"),
                        Weight.FOR_INFORMATION,
                        "is the role that Firehose assumes, and trusts nobody else; the connector has the worker's own"
                                + " credentials. Put the rights that docs/operating.md names into a role that the worker may"
                                + " assume, and its ARN into s3.role.arn"));
    }

    private void text(String name, Option<?> option) {
        destination.text(name).ifPresent(value -> report.set(option, value, destination.path(name)));
    }

    private void buffering(Section hints) {
        hints.wholeNumber("SizeInMBs")
                .ifPresent(size -> report.set(BufferOptions.BUFFER_SIZE, size, hints.path("SizeInMBs")));
        hints.wholeNumber("IntervalInSeconds")
                .ifPresent(
                        seconds -> report.set(BufferOptions.BUFFER_INTERVAL, seconds, hints.path("IntervalInSeconds")));
        report.unknown(hints);
    }

    private void encryption(Section encryption) {
        // The bucket's own default encryption applies, as it does with Firehose.
        encryption.text("NoEncryptionConfig");
        encryption.section("KMSEncryptionConfig").ifPresent(this::kms);
        report.unknown(encryption);
    }

    private void kms(Section kms) {
        String path = kms.path("AWSKMSKeyARN");
        kms.text("AWSKMSKeyARN").ifPresent(key -> {
            report.set(EncryptionOptions.S3_ENCRYPTION, EncryptionOptions.Keys.SSE_KMS.word(), path);
            report.set(EncryptionOptions.S3_KMS_KEY, key, path);
        });
        report.unknown(kms);
    }

    private void processing(Section processing) {
        boolean enabled = processing.flag("Enabled").orElse(true);
        for (Section processor : processing.sections("Processors")) {
            if (enabled) {
                process(processor);
            }
        }
        report.unknown(processing);
    }

    private void process(Section processor) {
        String type = processor.text("Type").orElse("");
        if (type.equals("AppendDelimiterToRecord")) {
            report.set(
                    FormatOptions.RECORD_DELIMITER,
                    parameter(processor, "Delimiter").orElse(LINE_FEED),
                    processor.path());
        } else {
            report.note(processor.path(), Weight.MISSING, withoutEquivalent(type));
        }
    }

    private static Optional<String> parameter(Section processor, String wanted) {
        return processor.sections("Parameters").stream()
                .filter(parameter -> parameter.text("ParameterName").orElse("").equals(wanted))
                .findFirst()
                .flatMap(parameter -> parameter.text("ParameterValue"));
    }

    private static String withoutEquivalent(String type) {
        return switch (type) {
            case "Lambda" ->
                "(Lambda) is not run: records are delivered as they come. Do the function's work before the connector, in"
                        + " single message transforms (transforms) or in what fills the topic";
            case "MetadataExtraction" ->
                "(MetadataExtraction) is not available yet: no partition keys are taken out of records";
            case "RecordDeAggregation" ->
                "(RecordDeAggregation) is not available yet: a record of Kafka is one record, even if it holds several";
            case "Decompression" ->
                "(Decompression) has no equivalent: a compressed value is delivered as it is. Kafka's own compression"
                        + " of batches is undone by the worker";
            case "CloudWatchLogProcessing" ->
                "(CloudWatchLogProcessing) has no equivalent: the envelope of CloudWatch's logs is delivered as it is";
            default -> "is of a type that is not known to this version of the connector and has no effect";
        };
    }

    private void dynamicPartitioning() {
        destination
                .section("DynamicPartitioningConfiguration")
                .filter(partitioning -> partitioning.flag("Enabled").orElse(false))
                .ifPresent(partitioning -> report.note(
                        partitioning.path(),
                        Weight.MISSING,
                        "is not available yet: prefixes with partitionKeyFromQuery or partitionKeyFromLambda are refused."
                                + " Give a prefix with !{timestamp:...}, !{kafka:topic} or !{kafka:partition}"));
    }

    private void formatConversion() {
        destination
                .section("DataFormatConversionConfiguration")
                .filter(conversion -> conversion.flag("Enabled").orElse(true))
                .ifPresent(conversion -> report.note(
                        conversion.path(),
                        Weight.MISSING,
                        "is not available yet: objects hold rows, neither Parquet nor ORC"));
    }

    private void logging(Section section) {
        section.section("CloudWatchLoggingOptions")
                .filter(logging -> logging.flag("Enabled").orElse(false))
                .ifPresent(logging -> report.note(
                        logging.path(),
                        Weight.FOR_INFORMATION,
                        "has no equivalent: errors are in the worker's log and in the connector's metrics"));
    }

    private void backup() {
        String mode = destination.text("S3BackupMode").orElse("Disabled");
        if (!mode.equals("Enabled") && !mode.equals("Disabled")) {
            throw new UntranslatableConfiguration(destination.path("S3BackupMode") + " must be Enabled or Disabled");
        }
        String[] places = {"S3BackupConfiguration", "S3BackupDescription", "S3BackupUpdate"};
        Optional<Section> described = Optional.empty();
        for (String place : places) {
            described = described.or(() -> destination.section(place));
        }
        destination.ignore(places);
        if (mode.equals("Enabled")) {
            report.set(BackupOptions.BACKUP_MODE, BackupMode.ALL.word(), destination.path("S3BackupMode"));
            report.note(
                    destination.path("S3BackupMode"),
                    Weight.FOR_INFORMATION,
                    "keeps records as the connector receives them, which is after the worker's converters and transforms;"
                            + " ByteArrayConverter without transforms leaves Kafka's bytes");
            described.ifPresent(this::backup);
        }
    }

    private void backup(Section backup) {
        bucket(backup, BackupOptions.BACKUP_BUCKET);
        report.set(BackupOptions.BACKUP_PREFIX, backup.text("Prefix").orElse(""), backup.path("Prefix"));
        logging(backup);
        backup.ignore("RoleARN");
        backup.text("CompressionFormat")
                .filter(form -> !form.equals(Compression.UNCOMPRESSED.word()))
                .ifPresent(form -> report.note(
                        backup.path("CompressionFormat"),
                        Weight.MISSING,
                        "has no effect: the objects of the backup are not compressed"));
        for (String shared : new String[] {"ErrorOutputPrefix", "BufferingHints", "EncryptionConfiguration"}) {
            backup.ignore(shared);
            if (backup.has(shared) && !backup.find(shared).equals(destination.find(shared))) {
                report.note(
                        backup.path(shared),
                        Weight.MISSING,
                        "has no option of its own: the backup follows the data's " + shared);
            }
        }
        report.unknown(backup);
    }
}
