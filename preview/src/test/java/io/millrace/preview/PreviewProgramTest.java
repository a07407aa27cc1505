// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in this JVM, with stock plugins; PreviewIT runs it as the script does. */
class PreviewProgramTest {
    private static final String MASK = """
            {"name": "mask", "config": {
              "transforms": "mask,drop",
              "transforms.mask.type": "org.apache.kafka.connect.transforms.MaskField$Value",
              "transforms.mask.fields": "ssn",
              "transforms.drop.type": "org.apache.kafka.connect.transforms.Filter",
              "transforms.drop.predicate": "dead",
              "predicates": "dead",
              "predicates.dead.type": "TopicNameMatches",
              "predicates.dead.pattern": "dead"
            }}""";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsWhatEachStepMakesOfARecord() throws IOException {
        assertThat(run(MASK, "{\"id\":1,\"ssn\":\"123\"}")).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo("""
                No connector; the steps are looked at by themselves.
                The configuration is valid.

                Steps
                  mask  org.apache.kafka.connect.transforms.MaskField$Value
                  drop  org.apache.kafka.connect.transforms.Filter, if dead

                1 record from standard input, each entry a value; value.converter is left to the worker, here JsonConverter

                Record 1
                  in    {"id":1,"ssn":"123"}
                        topic samples, no key, value map
                  mask  {"id":1,"ssn":""}
                        ~ value.ssn  "123" -> ""
                  drop  not applied (if dead)

                1 record: 1 through
                  topic  samples
                  key    none
                  value  schemaless map
                """);
    }

    @Test
    void countsDroppedRecordsAsGood() throws IOException {
        assertThat(run(MASK, "{\"topic\":\"dead\",\"value\":{\"ssn\":1}}")).isZero();

        assertThat(out.toString(UTF_8))
                .contains("  drop  dropped\n")
                .contains("1 record: 0 through, 1 dropped (drop 1)");
    }

    @Test
    void tellsWhichStepFailsAndWhatBecomesOfTheTask() throws IOException {
        assertThat(run(MASK, "{\"a\":1} \"text\"")).isEqualTo(PreviewProgram.FAILED);

        assertThat(out.toString(UTF_8))
                .contains("  mask  FAILED  DataException: Only Map objects supported in absence of schema")
                .contains("2 records: 1 through, 1 failed (mask 1)")
                .contains("The first record that fails stops the task, as errors.tolerance is none.")
                .doesNotContain("\tat ");
    }

    @Test
    void showsStackTracesOnlyWhenItIsAsked() throws IOException {
        run(MASK, "\"text\"", "--verbose");

        assertThat(out.toString(UTF_8)).contains("\tat org.apache.kafka.connect.transforms.MaskField");
    }

    @Test
    void endsWithTwoWhenTheConfigurationIsWrong() throws IOException {
        assertThat(run("{\"transforms\": \"a\"}", "{}")).isEqualTo(PreviewProgram.INVALID);
        assertThat(run("{\"name\": \"x\"}", "{}")).isEqualTo(PreviewProgram.INVALID);
        assertThat(run("{\"connector.class\": \"Nothing\"}", "{}")).isEqualTo(PreviewProgram.INVALID);

        assertThat(out.toString(UTF_8))
                .contains("transforms.a.type: is missing")
                .contains("connector.class: is missing, and there is no option 'transforms' either")
                .contains("connector.class: there is no connector 'Nothing'")
                .doesNotContain("Record 1");
    }

    @Test
    void endsWithOneWhenAFileCannotBeRead() throws IOException {
        assertThat(run(MASK, "{\"a\":")).isEqualTo(PreviewProgram.FAILED);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).startsWith("preview/run: standard input, line 1, column ");
    }

    @Test
    void endsWithTwoWhenTheCommandLineIsWrong() {
        assertThat(program("").run("--nothing")).isEqualTo(PreviewProgram.INVALID);

        assertThat(err.toString(UTF_8)).isEqualTo("preview/run: unknown option --nothing; --help lists all\n");
    }

    @Test
    void readsSamplesThroughTheConfiguredConverters() throws IOException {
        String config = """
                {"transforms": "", "value.converter": "org.apache.kafka.connect.json.JsonConverter", "topics": "orders",
                 "key.converter": "org.apache.kafka.connect.storage.StringConverter"}""";
        String sample = """
                {"key": "k", "headers": {"n": 7}, "value": {"schema": {"type": "struct", "fields": [
                  {"field": "at", "type": "int64", "name": "org.apache.kafka.connect.data.Timestamp"}]}, "payload": {"at": 0}}}""";
        assertThat(run(config, sample)).isZero();

        assertThat(out.toString(UTF_8))
                .contains("topic orders, key k (string), value struct, headers n=7\n")
                .contains("   1  {\"at\":\"1970-01-01T00:00:00.000Z\"}\n")
                .contains("  key    string, optional\n")
                .contains("  value  struct\n           at  Timestamp (int64)\n");
    }

    @Test
    void tellsWhenAConverterCannotReadASample() throws IOException {
        assertThat(run(
                        "{\"transforms\": \"\", \"value.converter\": \"Json\", \"errors.tolerance\": \"all\"}",
                        "{\"a\":1}"))
                .isEqualTo(PreviewProgram.FAILED);

        assertThat(out.toString(UTF_8))
                .contains("converter  FAILED  DataException: JsonConverter with schemas.enable requires")
                .contains("A worker skips the records that fail, as errors.tolerance is all.");
    }

    @Test
    void saysWhichOptionsHaveReferences() throws IOException {
        run("{\"transforms\": \"\", \"some.password\": \"${file:/run/secrets:p}\"}", "{}");

        assertThat(out.toString(UTF_8))
                .contains("References to a ConfigProvider are not resolved here")
                .contains(": some.password\n");
    }

    @Test
    void takesAsManySamplesAsAreWanted() throws IOException {
        run("{\"transforms\": \"\"}", "1 2 3", "--count", "2");

        assertThat(out.toString(UTF_8)).contains("2 records from standard input");
    }

    private int run(String config, String samples, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        String[] arguments = new String[more.length + 3];
        arguments[0] = file.toString();
        arguments[1] = "--records";
        arguments[2] = "-";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return program(samples).run(arguments);
    }

    private PreviewProgram program(String standardInput) {
        return new PreviewProgram(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new ByteArrayInputStream(standardInput.getBytes(UTF_8)));
    }
}
