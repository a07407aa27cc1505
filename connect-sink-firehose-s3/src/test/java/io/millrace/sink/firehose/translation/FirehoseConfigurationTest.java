// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.sink.firehose.translation.Note.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Firehose's JSON becomes. */
class FirehoseConfigurationTest {
    private static final String BUCKET = "\"BucketARN\": \"arn:aws:s3:::lake\"";

    @Test
    void translatesWhatTheServiceDescribes() throws IOException {
        Translation translation = FirehoseConfiguration.translate(described());
        assertThat(translation.options())
                .isEqualTo(Map.ofEntries(
                        Map.entry("s3.bucket", "orders-lake"),
                        Map.entry("prefix", "orders/!{timestamp:yyyy/MM/dd/HH}/"),
                        Map.entry("error.output.prefix", "orders-failed/!{firehose:error-output-type}/"),
                        Map.entry("prefix.time", "arrival"),
                        Map.entry("custom.time.zone", "Europe/Madrid"),
                        Map.entry("file.extension", ".json.gz"),
                        Map.entry("buffer.size.mib", "64"),
                        Map.entry("buffer.interval.seconds", "120"),
                        Map.entry("compression", "GZIP"),
                        Map.entry("record.delimiter", "\\n")));
        String destination = "DeliveryStreamDescription.Destinations[0].ExtendedS3DestinationDescription.";
        assertThat(translation.notes())
                .extracting(Note::path)
                .containsExactly(
                        "DeliveryStreamDescription.DeliveryStreamName",
                        destination + "RoleARN",
                        destination + "ProcessingConfiguration.Processors[0]",
                        destination + "CloudWatchLoggingOptions");
        assertThat(translation.notes())
                .extracting(Note::weight)
                .containsExactly(
                        Weight.FOR_INFORMATION, Weight.FOR_INFORMATION, Weight.MISSING, Weight.FOR_INFORMATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{%s}",
                "{'ExtendedS3DestinationConfiguration': {%s}}",
                "{'DeliveryStreamType': 'DirectPut', 'ExtendedS3DestinationConfiguration': {%s}}",
                "{'CurrentDeliveryStreamVersionId': '1', 'DestinationId': 'd', 'ExtendedS3DestinationUpdate': {%s}}",
                "{'S3DestinationConfiguration': {%s}}",
                "{'S3DestinationDescription': {'Prefix': 'short/'}, 'ExtendedS3DestinationDescription': {%s}}",
                "{'Destinations': [{'DestinationId': 'd', 'ExtendedS3DestinationDescription': {%s}}]}",
                "{'DeliveryStreamDescription': {'Destinations': [{'ExtendedS3DestinationDescription': {%s}}]}}",
                "{'Type': 'AWS::KinesisFirehose::DeliveryStream',"
                        + " 'Properties': {'ExtendedS3DestinationConfiguration': {%s}}}"
            })
    void findsTheDestinationInEveryFormThatPeopleHave(String form) {
        String json = form.replace('\'', '"').replace("%s", BUCKET + ", \"Prefix\": \"a/\"");
        Translation translation = FirehoseConfiguration.translate(json);
        assertThat(translation.options())
                .isEqualTo(Map.of("s3.bucket", "lake", "prefix", "a/", "prefix.time", "arrival"));
        assertThat(translation.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'BucketARN': 'arn:aws-cn:s3:::orders.lake-1' | s3.bucket | orders.lake-1",
                "'Prefix': '' | prefix | ``",
                "'ErrorOutputPrefix': 'e/' | error.output.prefix | e/",
                "'BufferingHints': {'SizeInMBs': 128} | buffer.size.mib | 128",
                "'BufferingHints': {'IntervalInSeconds': 0} | buffer.interval.seconds | 0",
                "'BufferingHints': {'IntervalInSeconds': '60'} | buffer.interval.seconds | 60",
                "'CompressionFormat': 'HADOOP_SNAPPY' | compression | HADOOP_SNAPPY",
                "'FileExtension': '.log' | file.extension | .log",
                "'CustomTimeZone': 'America/New_York' | custom.time.zone | America/New_York",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'AppendDelimiterToRecord'}]}"
                        + " | record.delimiter | \\n",
                "'ProcessingConfiguration': {'Enabled': true, 'Processors': [{'Type': 'AppendDelimiterToRecord',"
                        + " 'Parameters': [{'ParameterName': 'Delimiter', 'ParameterValue': ';'}]}]}"
                        + " | record.delimiter | ;",
                "'EncryptionConfiguration': {'KMSEncryptionConfig': {'AWSKMSKeyARN': 'arn:aws:kms:eu-west-1:1:key/k'}}"
                        + " | s3.encryption | sse_kms",
                "'EncryptionConfiguration': {'KMSEncryptionConfig': {'AWSKMSKeyARN': 'arn:aws:kms:eu-west-1:1:key/k'}}"
                        + " | s3.encryption.kms.key | arn:aws:kms:eu-west-1:1:key/k",
                "'S3BackupMode': 'Enabled' | backup.mode | all",
                "'S3BackupMode': 'Enabled', 'S3BackupConfiguration': {'BucketARN': 'arn:aws:s3:::b'}"
                        + " | backup.bucket | b",
                "'S3BackupMode': 'Enabled', 'S3BackupDescription': {'Prefix': 'raw/'} | backup.prefix | raw/",
                "'S3BackupMode': 'Enabled', 'S3BackupUpdate': {} | backup.prefix | ``",
            })
    void translatesTheMember(String member, String option, String value) {
        assertThat(translate(member).options()).containsEntry(option, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ProcessingConfiguration': {'Enabled': false, 'Processors': [{'Type': 'Lambda'}]}",
                "'ProcessingConfiguration': {'Enabled': false, 'Processors': [{'Type': 'AppendDelimiterToRecord'}]}",
                "'ProcessingConfiguration': null",
                "'DynamicPartitioningConfiguration': {'Enabled': false}",
                "'DataFormatConversionConfiguration': {'Enabled': false}",
                "'CloudWatchLoggingOptions': {'Enabled': false}",
                "'EncryptionConfiguration': {'NoEncryptionConfig': 'NoEncryption'}",
                "'S3BackupMode': 'Disabled', 'S3BackupConfiguration': {'CompressionFormat': 'ZIP'}",
            })
    void saysNothingOfWhatIsSwitchedOff(String member) {
        Translation translation = translate(member);
        assertThat(translation.options()).isEqualTo(Map.of("s3.bucket", "lake", "prefix.time", "arrival"));
        assertThat(translation.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'RoleARN': 'r' | RoleARN | FOR_INFORMATION | s3.role.arn",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'Lambda'}]}"
                        + " | ProcessingConfiguration.Processors[0] | MISSING | transforms",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'MetadataExtraction'}]}"
                        + " | ProcessingConfiguration.Processors[0] | MISSING | not available yet",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'RecordDeAggregation'}]}"
                        + " | ProcessingConfiguration.Processors[0] | MISSING | one record",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'Decompression'}]}"
                        + " | ProcessingConfiguration.Processors[0] | MISSING | as it is",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'CloudWatchLogProcessing'}]}"
                        + " | ProcessingConfiguration.Processors[0] | MISSING | envelope",
                "'ProcessingConfiguration': {'Processors': [{'Type': 'AppendDelimiterToRecord'}, {'Type': 'Magic'}]}"
                        + " | ProcessingConfiguration.Processors[1] | MISSING | not known",
                "'DynamicPartitioningConfiguration': {'Enabled': true, 'RetryOptions': {'DurationInSeconds': 300}}"
                        + " | DynamicPartitioningConfiguration | MISSING | !{kafka:topic}",
                "'DataFormatConversionConfiguration': {'SchemaConfiguration': {}}"
                        + " | DataFormatConversionConfiguration | MISSING | Parquet",
                "'CloudWatchLoggingOptions': {'Enabled': true} | CloudWatchLoggingOptions | FOR_INFORMATION | metrics",
                "'S3BackupMode': 'Enabled' | S3BackupMode | FOR_INFORMATION | ByteArrayConverter",
                "'CompressionFormat': 'GZIP', 'S3BackupMode': 'Enabled',"
                        + " 'S3BackupConfiguration': {'CompressionFormat': 'GZIP'}"
                        + " | S3BackupConfiguration.CompressionFormat | MISSING | not compressed",
                "'BufferingHints': {'SizeInMBs': 5}, 'S3BackupMode': 'Enabled',"
                        + " 'S3BackupConfiguration': {'BufferingHints': {'SizeInMBs': 6}}"
                        + " | S3BackupConfiguration.BufferingHints | MISSING | no option of its own",
                "'EncryptionConfiguration': {'KMSEncryptionConfig': {'Rot13': 'k'}}"
                        + " | EncryptionConfiguration.KMSEncryptionConfig.Rot13 | MISSING | not known",
                "'Flavour': 'mint' | Flavour | MISSING | not known",
                "'BufferingHints': {'SizeInMiles': 1} | BufferingHints.SizeInMiles | MISSING | not known",
                "'EncryptionConfiguration': {'Rot13': {}} | EncryptionConfiguration.Rot13 | MISSING | not known",
                "'S3BackupMode': 'Enabled', 'S3BackupConfiguration': {'Flavour': 1}"
                        + " | S3BackupConfiguration.Flavour | MISSING | not known",
            })
    void notesWhatHasNoEquivalent(String member, String path, Weight weight, String text) {
        assertThat(translate(member).notes()).anySatisfy(note -> {
            assertThat(note.path()).isEqualTo(path);
            assertThat(note.weight()).isEqualTo(weight);
            assertThat(note.text()).contains(text);
        });
    }

    @Test
    void keepsStillAboutABackupThatIsWrittenAsAsked() {
        assertThat(translate(
                                "'BufferingHints': {'SizeInMBs': 6}, 'S3BackupMode': 'Enabled', 'S3BackupConfiguration':"
                                        + " {'RoleARN': 'r', 'CompressionFormat': 'UNCOMPRESSED', 'BufferingHints': {'SizeInMBs': 6}}")
                        .notes())
                .extracting(Note::path)
                .containsExactly("S3BackupMode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Tags': [{'Key': 'a', 'Value': 'b'}] | Tags",
                "'DeliveryStreamName': 'orders' | DeliveryStreamName",
                "'MSKSourceConfiguration': {'TopicName': 'orders'} | MSKSourceConfiguration",
                "'KinesisStreamSourceConfiguration': {} | KinesisStreamSourceConfiguration",
                "'DeliveryStreamEncryptionConfigurationInput': {'KeyType': 'AWS_OWNED_CMK'}"
                        + " | DeliveryStreamEncryptionConfigurationInput",
                "'Flavour': 'mint' | Flavour",
            })
    void notesWhatAStreamHasBesidesItsDestination(String member, String path) {
        String json = "{'ExtendedS3DestinationConfiguration': {}, " + member + "}";
        assertThat(FirehoseConfiguration.translate(json.replace('\'', '"')).notes())
                .extracting(Note::path)
                .containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is empty",
                "{ | line 1",
                "{'Prefix': 'a'} {} | more after its end at line 1, column 17",
                "{'Prefix': 'a', 'Prefix': 'b'} | Duplicate field",
                "[] | must be a JSON object",
                "{} | no ExtendedS3DestinationConfiguration",
                "null | must be a JSON object",
                "{'SplunkDestinationConfiguration': {'HECToken': 'shh'}} | SplunkDestinationConfiguration is no S3",
                "{'Destinations': [{'Prefix': 'a'}, {'Prefix': 'b'}]} | more than one destination",
                "{'Destinations': {}} | Destinations must be an array",
                "{'Destinations': [1]} | Destinations[0] must be an object",
                "{'ExtendedS3DestinationConfiguration': 'a'} | ExtendedS3DestinationConfiguration must be an object",
                "{'Prefix': 1} | Prefix must be a string",
                "{'Prefix': {'Fn::Sub': 'a'}} | Prefix must be a string",
                "{'BucketARN': 'lake'} | arn:aws:s3:::orders",
                "{'BucketARN': 'arn:aws:s3:::lake/path'} | arn:aws:s3:::orders",
                "{'BufferingHints': {'SizeInMBs': 1.5}} | BufferingHints.SizeInMBs must be a whole number",
                "{'BufferingHints': {'SizeInMBs': 'many'}} | BufferingHints.SizeInMBs must be a whole number",
                "{'Prefix': '', 'ProcessingConfiguration': {'Enabled': 'yes'}} | Enabled must be true or false",
                "{'Prefix': '', 'S3BackupMode': 'Sometimes'} | S3BackupMode must be Enabled or Disabled",
            })
    void complainsOfWhatItCannotRead(String json, String complaint) {
        assertThatThrownBy(() -> FirehoseConfiguration.translate(json.replace('\'', '"')))
                .isInstanceOf(UntranslatableConfiguration.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("shh");
    }

    @Test
    void saysWhereTheTextStopsBeingJson() {
        assertThatThrownBy(() -> FirehoseConfiguration.translate("{\"Prefix\": \"a\",\n\n  Prefix}"))
                .hasMessageContaining("line 3, column 3");
    }

    @Property
    void refusesOrTranslatesAnyText(@ForAll String text) {
        translateOrComplain(text);
    }

    @Property
    void refusesOrTranslatesAnyJson(@ForAll("json") String json) {
        translateOrComplain(json);
    }

    /** Whatever is in a member: it is an option, a note or a complaint, and never nothing. */
    @Property
    void dropsNoUnknownMemberSilently(@ForAll("json") String value) {
        String json = "{" + BUCKET + ", \"BufferingHints\": {\"Flavour\": " + value + "}}";
        List<Note> notes = FirehoseConfiguration.translate(json).notes();
        if (value.equals("null")) {
            assertThat(notes).isEmpty();
        } else {
            assertThat(notes).extracting(Note::path).containsExactly("BufferingHints.Flavour");
        }
    }

    private static void translateOrComplain(String text) {
        try {
            assertThat(FirehoseConfiguration.translate(text).options()).containsEntry("prefix.time", "arrival");
        } catch (UntranslatableConfiguration e) {
            assertThat(e).hasMessageMatching("(?s).{5,}");
        }
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.recursive(FirehoseConfigurationTest::leaf, FirehoseConfigurationTest::nested, 0, 4);
    }

    private static Arbitrary<String> leaf() {
        return Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "5",
                "1e400",
                "1.5",
                "\"\"",
                "\"5\"",
                "\"true\"",
                "\"Enabled\"",
                "\"arn:aws:s3:::lake\"",
                "\"AppendDelimiterToRecord\"",
                "\"Delimiter\"",
                "\"\\ud800\"",
                "{}",
                "[]");
    }

    private static Arbitrary<String> nested(Arbitrary<String> inner) {
        Arbitrary<String> names = Arbitraries.of(Stream.of(
                        "ExtendedS3DestinationConfiguration DeliveryStreamDescription Properties Destinations BucketARN"
                                + " RoleARN Prefix BufferingHints SizeInMBs IntervalInSeconds CompressionFormat"
                                + " EncryptionConfiguration KMSEncryptionConfig AWSKMSKeyARN ProcessingConfiguration"
                                + " Enabled Processors Type Parameters ParameterName ParameterValue S3BackupMode"
                                + " S3BackupConfiguration CloudWatchLoggingOptions FileExtension Flavour")
                .flatMap(all -> Arrays.stream(all.split(" ")))
                .toList());
        Arbitrary<String> objects = Arbitraries.maps(names, inner)
                .ofMaxSize(6)
                .map(members -> members.entrySet().stream()
                        .map(member -> '"' + member.getKey() + "\": " + member.getValue())
                        .collect(joining(", ", "{", "}")));
        Arbitrary<String> arrays = inner.list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]");
        return Arbitraries.oneOf(objects, objects, arrays);
    }

    private static Translation translate(String member) {
        String bucket = member.contains("'BucketARN': 'arn:aws-cn") ? "" : BUCKET + ", ";
        return FirehoseConfiguration.translate("{" + bucket + member.replace('\'', '"') + "}");
    }

    private static String described() throws IOException {
        try (InputStream in =
                requireNonNull(FirehoseConfigurationTest.class.getResourceAsStream("describe-delivery-stream.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
