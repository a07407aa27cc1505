// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testkit.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the script starts it: a process of its own, on the worker's jars and the built zips. */
class PreviewIT {
    private static final List<String> PLUGINS =
            List.of("connect-source-agentfile", "connect-source-datagen", "connect-sink-firehose-s3", "smt");

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @Test
    void printsTheFirstTenRecordsOfTheGenerator() throws Exception {
        assertThat(run(example("datagen/indexed-events.json"))).as(err).isZero();

        assertThat(out)
                .contains("The configuration is valid.")
                .contains("10 records from the connector")
                .contains("   1  {\"index\":0,\"lane\":0,\"timestamp\":\"2026-01-01T00:00:00+00:00\"")
                .contains("  10  {\"index\":9,\"lane\":9,")
                .contains("10 records: 10 through");
        assertThat(err).isEmpty();
    }

    @Test
    void printsTheSameRecordsEachTimeAndAsManyAsAreWanted() throws Exception {
        run(example("datagen/indexed-events.json"), "--count", "3");
        String first = out;
        run(example("datagen/indexed-events.json"), "--count", "3");

        assertThat(out).isEqualTo(first).contains("3 records: 3 through").doesNotContain("\"index\":3");
    }

    @Test
    void sendsTheGeneratorsRecordsThroughTransformsOfOursAndOfKafka() throws Exception {
        String config = Checkout.read("config-examples/datagen/indexed-events.json")
                .replace("\"value.format\": \"bytes\",", "\"value.format\": \"string\",")
                .replace(
                        "org.apache.kafka.connect.converters.ByteArrayConverter",
                        "org.apache.kafka.connect.json.JsonConverter")
                .replaceFirst("\"topic\":", """
                        "transforms": "row,trim",
                        "transforms.row.type": "org.apache.kafka.connect.transforms.HoistField\\$Value",
                        "transforms.row.field": "row",
                        "transforms.trim.type": "io.millrace.smt.DropFields\\$Value",
                        "transforms.trim.fields": "row",
                        "topic":""");

        assertThat(run(Files.writeString(folder.resolve("c.json"), config), "--count", "1"))
                .as(out + err)
                .isZero();

        assertThat(out)
                .contains("  trim  io.millrace.smt.DropFields$Value\n")
                .contains("        + value.row  \"{\\\"index\\\":0,")
                .contains("        - value.row  \"{\\\"index\\\":0,")
                .contains("value.converter writes the first value as {\"schema\":{\"type\":\"struct\"");
    }

    @Test
    void showsOurTransformsOnTheirExamples() throws Exception {
        assertThat(run(
                        example("smt/drop-fields.json"),
                        "--records",
                        example("smt/drop-fields.samples.json").toString()))
                .as(out + err)
                .isZero();

        assertThat(out)
                .contains("No connector; the steps are looked at by themselves.")
                .contains("  trim  io.millrace.smt.DropFields$Value\n")
                .contains("        - value.debug  \"x\"\n")
                .contains("        - value.user.address.street  \"s\"\n")
                .contains("        - value.items[0].internal  1\n")
                .contains("1 record: 1 through");
    }

    @Test
    void readsTheFilesThatTheAgentWouldReadAndTellsWhatDoesNotParse() throws Exception {
        Path log = Files.writeString(
                folder.resolve("access.log"),
                "10.0.0.7 - - [10/Oct/2026:13:55:36 -0700] \"GET / HTTP/1.0\" 200 23 \"-\" \"curl\"\nnot one of these\n");
        String config = Checkout.read("config-examples/agentfile/apache-access-to-json.json")
                .replace("/var/log/apache2/access.log*", log + "*")
                .replace("\"value.converter\"", "\"flow.access.on.parse.error\": \"drop\", \"value.converter\"");

        assertThat(run(Files.writeString(folder.resolve("c.json"), config)))
                .as(out + err)
                .isZero();

        assertThat(out)
                .contains("The configuration is valid.")
                .contains("{\"host\":\"10.0.0.7\",\"ident\":null,")
                .contains("1 piece of input became no record", "  " + log + ":2: ");
        assertThat(Files.readString(log)).endsWith("not one of these\n");
    }

    @Test
    void tellsEveryErrorOnItsOptionAndEndsWithTwo() throws Exception {
        String config = Checkout.read("config-examples/datagen/streaming-events.json")
                .replace("address.state", "address.stat")
                .replace("rate.records.per.second", "rate.recrds.per.second");

        assertThat(run(Files.writeString(folder.resolve("c.json"), config))).isEqualTo(PreviewProgram.INVALID);

        assertThat(out)
                .contains("2 errors\n")
                .contains("  template: line ")
                .contains("did you mean address.state")
                .contains(
                        "  rate.recrds.per.second: Unknown option 'rate.recrds.per.second'; did you mean 'rate.records.per.second'?")
                .doesNotContain("Record 1");
    }

    @Test
    void checksASinkAndSendsSamplesThroughItsTransforms() throws Exception {
        String config =
                Checkout.read("config-examples/firehose-s3/gzip-hourly.json").replaceFirst("\"topics\":", """
                        "transforms": "route",
                        "transforms.route.type": "RegexRouter",
                        "transforms.route.regex": "(.*)",
                        "transforms.route.replacement": "eu-\\$1",
                        "topics":""");
        Path samples = Files.writeString(folder.resolve("lines.txt"), "one\ntwo\n");

        assertThat(run(
                        Files.writeString(folder.resolve("c.json"), config),
                        "--records",
                        samples.toString(),
                        "--as",
                        "lines"))
                .as(out + err)
                .isZero();

        assertThat(out)
                .contains("io.millrace.sink.firehose.FirehoseS3SinkConnector")
                .contains("topic events, no key, value bytes\n")
                .contains("  route  ~ topic  events -> eu-events\n")
                .contains("2 records: 2 through\n  topic  eu-events\n");
    }

    @Test
    void endsWithOneWhenARecordFails() throws Exception {
        Path config = Files.writeString(folder.resolve("c.json"), """
                {"transforms": "x", "transforms.x.type": "org.apache.kafka.connect.transforms.ExtractField$Value",
                 "transforms.x.field": "a"}""");
        Path samples = Files.writeString(folder.resolve("s.json"), "\"no map\"");

        assertThat(run(config, "--records", samples.toString())).isEqualTo(PreviewProgram.FAILED);

        assertThat(out).contains("  x   FAILED  DataException: ").doesNotContain("\tat ");
    }

    /** The document's blocks: a command with its output, the two files of the second command, and that with its output. */
    @Test
    void printsWhatTheDocumentShows() throws Exception {
        String[] blocks = Checkout.read("docs/preview.md").split("```(json)?\n", -1);
        Path config = Files.writeString(folder.resolve("clicks-to-s3.json"), blocks[3]);
        Files.writeString(folder.resolve("clicks.json"), blocks[5]);

        run(example("datagen/indexed-events.json"), "--count", "3");
        assertThat(blocks[1]).isEqualTo("$ preview/run config-examples/datagen/indexed-events.json --count 3\n" + out);

        run(config, "--records", "clicks.json");
        assertThat(blocks[7]).isEqualTo("$ preview/run clicks-to-s3.json --records clicks.json\n" + out);
    }

    @Test
    void leavesNoFilesBehind() throws Exception {
        run(example("datagen/indexed-events.json"));

        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static Path example(String file) {
        return Checkout.root().resolve("config-examples").resolve(file);
    }

    private int run(Path config, String... more) throws IOException, InterruptedException {
        Path target = Checkout.root().resolve("preview/target");
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        String zips = PLUGINS.stream()
                .map(module -> only(Checkout.root().resolve(module + "/target"), "zip"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + tmp,
                "-Dmillrace.plugin.zips=" + zips,
                "-cp",
                String.join(
                        File.pathSeparator,
                        only(target, "jar"),
                        target + "/lib/*",
                        Checkout.root() + "/local-stack/runtimes/worker-4.3.1/target/lib/*"),
                PreviewProgram.class.getName(),
                config.toString()));
        command.addAll(List.of(more));
        Path stdout = folder.resolve("out.txt");
        Path stderr = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        out = Files.readString(stdout, UTF_8);
        err = Files.readString(stderr, UTF_8);
        return status;
    }

    private static String only(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith("." + extension))
                    .toList();
            assertThat(found).as("%s in %s", extension, folder).hasSize(1);
            return found.get(0).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
