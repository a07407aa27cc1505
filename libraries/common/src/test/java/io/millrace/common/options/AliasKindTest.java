// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class AliasKindTest {
    private enum Colour {
        RED,
        GREEN
    }

    private static final Option<String> BED =
            Option.text("bedPath").required().individual().group("River").doc("Where it flows.");
    private static final Option<String> MOUTH =
            Option.text("mouth").required().group("River").doc("Where it ends.");
    private static final Option<Integer> DEPTH = Option.between(1, 90, Option.count("depth.metres"))
            .defaultingTo(2)
            .group("River")
            .doc("How deep it is.");
    private static final Option<Colour> COLOUR = Option.choice(
                    "colour", Colour.values(), c -> c.name().toLowerCase(Locale.ROOT))
            .defaultingTo("green")
            .group("River")
            .doc("How it looks.");
    private static final Option<String> SOUND =
            Option.verbatim("sound").defaultingTo("").group("River").doc("How it sounds, white space included.");
    private static final Option<Integer> BOATS =
            Option.count("boats").defaultingTo(7).group("Fleet").doc("How many.");

    private static final AliasKind RIVER = AliasKind.of(
            "river", "River", "The rivers, each a name.", List.of(List.of(BED, MOUTH), List.of(DEPTH, COLOUR, SOUND)));
    private static final Options OPTIONS = Options.of(List.of(List.of(BOATS)), List.of(), List.of(RIVER));

    @Test
    void eachAliasHasItsOwnValueElseTheCommonOneElseTheDefault() {
        OptionValues values = OPTIONS.read(properties(
                "rivers=rhine, oder",
                "mouth=sea",
                "river.rhine.bedPath=/rhine",
                "river.oder.bedPath=/oder",
                "river.oder.mouth=bay",
                "river.oder.depth.metres=9"));

        assertThat(values.get(RIVER.names())).containsExactly("rhine", "oder");
        OptionValues rhine = values.of(RIVER, "rhine");
        OptionValues oder = values.of(RIVER, "oder");
        assertThat(rhine.get(BED)).isEqualTo("/rhine");
        assertThat(rhine.get(MOUTH)).isEqualTo("sea");
        assertThat(rhine.get(DEPTH)).isEqualTo(2);
        assertThat(oder.get(BED)).isEqualTo("/oder");
        assertThat(oder.get(MOUTH)).isEqualTo("bay");
        assertThat(oder.get(DEPTH)).isEqualTo(9);
        assertThat(oder.get(COLOUR)).isEqualTo(Colour.GREEN);
    }

    @Test
    void theConnectorsOwnOptionsAreReadThroughAnAliasToo() {
        OptionValues values = OPTIONS.read(properties("rivers=oder", "mouth=sea", "river.oder.bedPath=/o", "boats=3"));

        assertThat(values.of(RIVER, "oder").get(BOATS)).isEqualTo(3);
    }

    @Test
    void whiteSpaceOfAVerbatimTextCountsForAnAliasAndForAll() {
        Map<String, String> given = properties("rivers=a,b", "mouth=sea", "river.a.bedPath=/a", "river.b.bedPath=/b");
        given.put("sound", " \n");
        given.put("river.b.sound", "\t");

        OptionValues values = OPTIONS.read(given);

        assertThat(values.of(RIVER, "a").get(SOUND)).isEqualTo(" \n");
        assertThat(values.of(RIVER, "b").get(SOUND)).isEqualTo("\t");
    }

    @Test
    void aliasesMayBeAbsent() {
        assertThat(OPTIONS.read(Map.of()).get(RIVER.names())).isEmpty();
        assertThat(errors()).isEmpty();
    }

    @Test
    void anErrorStandsOnTheFullNameAndSpeaksOfIt() {
        Map<String, List<String>> errors = errors(
                "rivers=rhine", "river.rhine.bedPath=/r", "river.rhine.depth.metres=91", "river.rhine.colour=reed");

        assertThat(errors).containsOnlyKeys("river.rhine.mouth", "river.rhine.depth.metres", "river.rhine.colour");
        assertThat(errors.get("river.rhine.mouth").toString()).contains("Missing", "river.rhine.mouth");
        assertThat(errors.get("river.rhine.depth.metres").toString())
                .contains("configuration river.rhine.depth.metres", "must be 1 to 90");
        assertThat(errors.get("river.rhine.colour").toString())
                .contains("configuration river.rhine.colour", "did you mean 'red'?");
    }

    @Test
    void anErrorInTheCommonValueStandsThereAlone() {
        Map<String, List<String>> errors =
                errors("rivers=a,b", "mouth=sea", "river.a.bedPath=/a", "river.b.bedPath=/b", "depth.metres=many");

        assertThat(errors).containsOnlyKeys("depth.metres");
        assertThatThrownBy(
                        () -> OPTIONS.read(properties("rivers=a", "mouth=s", "river.a.bedPath=/a", "depth.metres=0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("depth.metres");
    }

    @Test
    void refusesToReadAnInvalidOptionOfAnAlias() {
        assertThatThrownBy(() ->
                        OPTIONS.read(properties("rivers=a", "mouth=s", "river.a.bedPath=/a", "river.a.depth.metres=0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("river.a.depth.metres")
                .hasMessageContaining("must be 1 to 90");
        assertThatThrownBy(() -> OPTIONS.read(properties("rivers=a", "mouth=s")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("river.a.bedPath");
    }

    @Test
    void namesThatCannotBeAreRefusedOnTheList() {
        assertThat(errors("rivers=a,,b").get("rivers").toString()).contains("empty name");
        assertThat(errors("rivers=a.b").get("rivers").toString()).contains("'a.b' is no name");
        assertThat(errors("rivers=a,a").get("rivers").toString()).contains("names 'a' twice");
        assertThat(errors("rivers=a,,b", "river.a.bedPath=/a")).containsOnlyKeys("rivers");
    }

    @Test
    void anUnknownAliasIsAnErrorWithTheNearestOne() {
        String[] good = {"rivers=rhine,oder", "mouth=sea", "river.rhine.bedPath=/r", "river.oder.bedPath=/o"};

        assertThat(errors(with(good, "river.rhein.depth.metres=3"))
                        .get("river.rhein.depth.metres")
                        .toString())
                .contains("Unknown river 'rhein'", "did you mean 'river.rhine.depth.metres'?");
        assertThat(errors(with(good, "river.mississippi.colour=red"))
                        .get("river.mississippi.colour")
                        .toString())
                .contains("Unknown river 'mississippi'", "rhine, oder");
        assertThat(errors("river.rhine.colour=red").get("river.rhine.colour").toString())
                .contains("write rivers=rhine");
    }

    @Test
    void anUnknownOptionOfAnAliasIsAnErrorWithTheNearestOne() {
        String[] good = {"rivers=rhine", "mouth=sea", "river.rhine.bedPath=/r"};

        assertThat(errors(with(good, "river.rhine.bedpath=/x"))
                        .get("river.rhine.bedpath")
                        .toString())
                .contains("did you mean 'river.rhine.bedPath'?");
        assertThat(errors(with(good, "rivers.rhine.colour=red"))
                        .get("rivers.rhine.colour")
                        .toString())
                .contains("did you mean 'river.rhine.colour'?");
        assertThat(errors(with(good, "colur=red")).get("colur").toString()).contains("did you mean 'colour'?");
        assertThat(errors(with(good, "river.rhine=1")).get("river.rhine").toString())
                .contains("Unknown option");
        assertThat(errors(with(good, "river.rhine.boats=1"))).containsOnlyKeys("river.rhine.boats");
    }

    @Test
    void whatEachMustSayForItselfCannotBeSaidForAll() {
        assertThat(errors("rivers=rhine", "mouth=sea", "bedPath=/r", "river.rhine.bedPath=/r")
                        .get("bedPath")
                        .toString())
                .contains("write river.rhine.bedPath");
    }

    @Test
    void nullIsAMistakeOfAnAliasToo() {
        Map<String, String> given = properties("rivers=rhine", "mouth=sea", "river.rhine.bedPath=/r");
        given.put("river.rhine.colour", null);

        assertThat(errors(given, (values, problems) -> {})
                        .get("river.rhine.colour")
                        .toString())
                .contains("is null");
    }

    @Test
    void crossChecksReadAndComplainByAlias() {
        BiConsumer<OptionValues, Problems> greenIsDeep = (values, problems) -> {
            for (String river : values.get(RIVER.names())) {
                OptionValues one = values.of(RIVER, river);
                Problems ofOne = problems.of(RIVER, river);
                if (ofOne.valid(DEPTH, COLOUR) && one.get(COLOUR) == Colour.GREEN && one.get(DEPTH) < 3) {
                    ofOne.add(DEPTH, "must be deeper when it is green");
                }
            }
        };
        String[] good = {"rivers=a,b", "mouth=sea", "river.a.bedPath=/a", "river.b.bedPath=/b"};

        assertThat(errors(properties(with(good, "river.a.colour=red", "river.b.depth.metres=1")), greenIsDeep))
                .containsOnly(Map.entry("river.b.depth.metres", List.of("must be deeper when it is green")));
        assertThat(errors(properties(with(good, "depth.metres=1")), greenIsDeep))
                .containsOnly(Map.entry("depth.metres", List.of("must be deeper when it is green")));
        assertThat(errors(properties(with(good, "colour=red")), greenIsDeep)).isEmpty();
        assertThat(errors(properties(with(good, "depth.metres=x")), greenIsDeep))
                .containsOnlyKeys("depth.metres");
        assertThat(errors(properties(good), greenIsDeep))
                .containsOnlyKeys("river.a.depth.metres", "river.b.depth.metres");
    }

    @Test
    void theReferenceShowsHowTheyAreNamed() {
        String page = OPTIONS.reference("Rivers", "Flow.");

        assertThat(page)
                .containsSubsequence(
                        "## River\n",
                        "### `rivers`",
                        "### `river.<river>.bedPath`",
                        "- Default: none, must be given",
                        "### `river.<river>.mouth`",
                        "- Default: none, must be given",
                        "- For every river at once: `mouth`",
                        "### `river.<river>.depth.metres`",
                        "- Default: `2`")
                .doesNotContain("at once: `bedPath`", "### `mouth`");
        assertThat(page.indexOf("## Fleet")).isGreaterThan(page.indexOf("### `river.<river>.sound`"));
    }

    @Test
    void theDefinitionHasWhatStandsForAll() {
        assertThat(OPTIONS.configDef().names())
                .contains("rivers", "boats", "mouth", "depth.metres", "colour")
                .doesNotContain("bedPath");
        assertThat(OPTIONS.configDef().configKeys().get("mouth").hasDefault()).isTrue();
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static Map<String, String> properties(String... assignments) {
        Map<String, String> properties = new HashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            properties.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return properties;
    }

    private static Map<String, List<String>> errors(String... assignments) {
        return errors(properties(assignments), (values, problems) -> {});
    }

    private static Map<String, List<String>> errors(
            Map<String, String> properties, BiConsumer<OptionValues, Problems> crossChecks) {
        Map<String, List<String>> errors = new HashMap<>();
        OPTIONS.validate(properties, crossChecks).configValues().forEach(value -> {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        });
        return errors;
    }
}
