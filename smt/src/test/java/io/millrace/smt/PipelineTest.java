// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class PipelineTest {
    @Test
    void runsItsStepsInTheirOrder() {
        Pipeline<SinkRecord> pipeline = pipeline(Map.of(
                "steps", "one, two",
                "step.one.type", "DropFields",
                "step.one.fields", "a",
                "step.two.type", "io.millrace.smt.DropFields",
                "step.two.fields", "b"));

        assertThat(pipeline.apply(Records.schemaless(map("a", 1, "b", 2, "c", 3)))
                        .value())
                .isEqualTo(map("c", 3));
    }

    @Test
    void readsItsStepsFromOneText() {
        Pipeline<SinkRecord> pipeline = pipeline(Map.of(
                "definition", "[{\"type\": \"DropFields\", \"fields\": [\"a\", \"b.c\"], \"on.missing\": \"fail\"}]"));

        assertThat(pipeline.apply(Records.schemaless(map("a", 1, "b", map("c", 2))))
                        .value())
                .isEqualTo(map("b", map()));
    }

    @Test
    void theWorkersValidationChecksADefinitionAsAWhole() {
        ConfigValue value = new Pipeline.Value<SinkRecord>()
                .config().validate(Map.of("definition", "[{\"type\": \"DropFelds\"}]")).stream()
                        .filter(v -> v.name().equals("definition"))
                        .findFirst()
                        .orElseThrow();

        assertThat(value.errorMessages()).singleElement().asString().contains("did you mean 'DropFields'");
    }

    @Test
    void anOptionWithoutAStepHoldsForEveryStepThatHasIt() {
        Pipeline<SinkRecord> pipeline = pipeline(Map.of(
                "on.missing", "fail",
                "steps", "one",
                "step.one.type", "DropFields",
                "step.one.fields", "zzz"));

        assertThatThrownBy(() -> pipeline.apply(Records.schemaless(map("a", 1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("step 'one' (DropFields)")
                .hasMessageContaining("no field zzz");
    }

    @Test
    void aFailingStepIsLeftOutAndTold() {
        Pipeline<SinkRecord> pipeline = pipeline(Map.of(
                "steps", "one,two",
                "step.one.type", "DropFields",
                "step.one.fields", "a,zzz",
                "step.one.on.missing", "fail",
                "step.one.on.error", "tag",
                "step.two.type", "DropFields",
                "step.two.fields", "b"));

        for (SinkRecord input : new SinkRecord[] {
            Records.schemaless(map("a", 1, "b", 2)),
            Records.of(Records.schemaOf(map("a", 1, "b", 2)), Records.typed(map("a", 1, "b", 2)))
        }) {
            SinkRecord output = pipeline.apply(input);

            assertThat(Records.plain(output.value())).isEqualTo(map("a", 1));
            assertThat(output.headers().lastWithName("millrace.smt.error").value())
                    .asString()
                    .contains("step 'one'");
            assertThat(output.headers()).hasSize(2);
        }
    }

    @Test
    void worksOnTheKeyAsWell() {
        Pipeline<SinkRecord> pipeline = new Pipeline.Key<>();
        pipeline.configure(Map.of("steps", "d", "step.d.type", "DropFields", "step.d.fields", "a"));

        SinkRecord output = pipeline.apply(new SinkRecord("t", 0, null, map("a", 1, "b", 2), null, "v", 0));

        assertThat(output.key()).isEqualTo(map("b", 2));
        assertThat(output.value()).isEqualTo("v");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertRefused("either 'steps' or 'definition'", Map.of());
        assertRefused("no step of that name", Map.of("steps", "a", "step.b.type", "DropFields"));
        assertRefused("no type", Map.of("steps", "a"));
        assertRefused("listed twice", Map.of("steps", "a,a", "step.a.type", "DropFields"));
        assertRefused(
                "no step has an option",
                Map.of("steps", "a", "step.a.type", "DropFields", "step.a.fields", "x", "language", "jq"));
        assertRefused("not JSON at line 1, column", Map.of("definition", "[{]"));
        assertRefused("Missing required configuration", Map.of("steps", "a", "step.a.type", "DropFields"));
    }

    @Test
    void aDefinitionIsHiddenBecauseItMayHoldKeys() {
        String definition = "[{\"type\": \"Mask\", \"fields\": \"a\", \"action\": \"hmac\", \"key\": \"canary\"}]";

        assertThatThrownBy(() -> pipeline(Map.of("definition", definition)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("key")
                .hasMessageNotContaining("canary");
        assertThat(new Pipeline.Value<SinkRecord>().config().validate(Map.of("definition", definition)))
                .filteredOn(value -> value.name().equals("definition"))
                .allSatisfy(
                        value -> assertThat(value.errorMessages().toString()).doesNotContain("canary"))
                .allSatisfy(value -> assertThat(String.valueOf(value.value())).doesNotContain("canary"));
    }

    @Test
    void takesOnlyWhatIsMeant() {
        assertRefused(
                "unknown type",
                Map.of("steps", "a", "step.a.type", "org.apache.kafka.connect.transforms.Flatten$Value"));
        assertRefused("half of the record", Map.of("steps", "a", "step.a.type", "DropFields$Key"));
        assertRefused(
                "holds a comma", Map.of("definition", "[{\"type\": \"DropFields\", \"fields\": [\"a,b\", \"c\"]}]"));
        assertThat(pipeline(Map.of("definition", "[{\"type\": \"Flatten\", \"delimiter\": null}]"))
                        .apply(Records.schemaless(map("a", map("b", 1))))
                        .value())
                .isEqualTo(map("a.b", 1));
    }

    private static void assertRefused(String why, Map<String, String> config) {
        assertThatThrownBy(() -> pipeline(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    private static Pipeline<SinkRecord> pipeline(Map<String, String> config) {
        Pipeline<SinkRecord> pipeline = new Pipeline.Value<>();
        pipeline.configure(config);
        return pipeline;
    }
}
