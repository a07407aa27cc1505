// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.preview.check.Finding;
import io.millrace.preview.check.Findings;
import io.millrace.preview.plugin.PluginFolders;
import io.millrace.preview.plugin.Plugins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class ChainReaderTest {
    private static final String STOCK = "org.apache.kafka.connect.transforms.";

    private final Findings findings = new Findings(option -> false);

    @Test
    void sendsARecordThroughAllSteps() {
        Chain chain = chain(
                "transforms", "hoist, route",
                "transforms.hoist.type", STOCK + "HoistField$Value",
                "transforms.hoist.field", "row",
                "transforms.route.type", "RegexRouter",
                "transforms.route.regex", "(.*)",
                "transforms.route.replacement", "eu-$1");

        Passage passage = chain.pass(record("v"));

        assertThat(findings.errors()).isEmpty();
        assertThat(passage.results()).extracting(StepResult::step).containsExactly("hoist", "route");
        assertThat(passage.last()).hasValueSatisfying(last -> {
            assertThat(last.topic()).isEqualTo("eu-t");
            assertThat(last.value()).isEqualTo(Map.of("row", "v"));
        });
    }

    @Test
    void appliesAStepWhereItsPredicateHoldsOrWhereItDoesNot() {
        String[] options = {
            "transforms", "drop",
            "transforms.drop.type", STOCK + "Filter",
            "transforms.drop.predicate", "dead",
            "predicates", "dead",
            "predicates.dead.type", "RecordIsTombstone"
        };
        Chain plain = chain(options);
        String[] negated = Arrays.copyOf(options, options.length + 2);
        negated[options.length] = "transforms.drop.negate";
        negated[options.length + 1] = "TRUE";
        Chain unless = chain(negated);

        assertThat(plain.pass(record(null)).results()).hasOnlyElementsOfType(StepResult.Dropped.class);
        assertThat(plain.pass(record("v")).results()).hasOnlyElementsOfType(StepResult.PassedBy.class);
        assertThat(unless.pass(record(null)).results()).hasOnlyElementsOfType(StepResult.PassedBy.class);
        assertThat(unless.pass(record("v")).results()).hasOnlyElementsOfType(StepResult.Dropped.class);
        assertThat(unless.steps().get(0).words()).isEqualTo(STOCK + "Filter, unless dead");
    }

    @Test
    void endsWhereAStepFails() {
        Chain chain = chain(
                "transforms",
                "mask,never",
                "transforms.mask.type",
                STOCK + "MaskField$Value",
                "transforms.mask.fields",
                "a",
                "transforms.never.type",
                STOCK + "Filter");

        Passage passage = chain.pass(record("no map"));

        assertThat(passage.failed()).isTrue();
        assertThat(passage.results()).hasSize(1);
        assertThat(passage.last()).isEmpty();
    }

    @Test
    void putsEachErrorOnItsOption() {
        chain(
                "transforms", "a,a,b,c,d",
                "transforms.a.type", STOCK + "MaskField$Vale",
                "transforms.b.type", STOCK + "MaskField$Value",
                "transforms.b.predicate", "isTmb",
                "transforms.d.type", STOCK + "Filter",
                "transforms.d.negate", "yes",
                "predicates", "isTomb",
                "predicates.isTomb.type", "RecordIsTombstone");

        assertThat(findings.errors())
                .extracting(Finding::option)
                .containsExactlyInAnyOrder(
                        "transforms",
                        "transforms.a.type",
                        "transforms.b.fields",
                        "transforms.b.predicate",
                        "transforms.c.type",
                        "transforms.d.negate",
                        "transforms.d.negate");
        assertThat(findings.errors())
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("did you mean " + STOCK + "MaskField$Value or"))
                .contains(
                        "is required", "there is no predicate 'isTmb' in option 'predicates'; did you mean 'isTomb'?");
    }

    @Test
    void putsWhatAStepFindsWhenItIsConfiguredOnItsType() {
        chain(
                "transforms",
                "c",
                "transforms.c.type",
                STOCK + "TimestampConverter$Value",
                "transforms.c.target.type",
                "string");

        assertThat(findings.errors()).singleElement().satisfies(error -> {
            assertThat(error.option()).isEqualTo("transforms.c.type");
            assertThat(error.text()).startsWith("ConfigException: ");
        });
    }

    @Test
    void warnsOfOptionsThatNobodyReads() {
        chain(
                "transforms",
                "keep",
                "transforms.keep.type",
                STOCK + "ReplaceField$Value",
                "transforms.keep.exlude",
                "a",
                "transforms.lost.type",
                STOCK + "Filter");

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .extracting(Finding::option)
                .containsExactly("transforms.keep.exlude", "transforms.lost.type");
    }

    @Test
    void countsWhatAWorkerResolvesAsNoError() {
        Findings lenient = new Findings("transforms.cast.spec"::equals);
        read(
                lenient,
                "transforms",
                "cast",
                "transforms.cast.type",
                STOCK + "Cast$Value",
                "transforms.cast.spec",
                "${env:SPEC}");

        assertThat(lenient.errors()).extracting(Finding::option).doesNotContain("transforms.cast.spec");
    }

    private Chain chain(String... namesAndValues) {
        return read(findings, namesAndValues);
    }

    private static Chain read(Findings findings, String... namesAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Plugins plugins = new PluginFolders(ChainReaderTest.class.getClassLoader()).plugins();
        return new ChainReader(options, plugins, plugins.worker(), findings).chain();
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }
}
