// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private enum Colour {
        RED,
        GREEN
    }

    private static final Option<String> NAME =
            Option.text("paint.name").required().group("Paint").doc("What the paint is called.");
    private static final Option<Colour> COLOUR = Option.choice(
                    "paint.colour", Colour.values(), c -> c.name().toLowerCase(Locale.ROOT))
            .defaultingTo("red")
            .group("Paint")
            .doc("The colour.");
    private static final Option<Duration> DRYING = Option.between(
                    Duration.ofSeconds(1), Duration.ofSeconds(900), Option.seconds("drying.seconds"))
            .defaultingTo(60L)
            .group("Drying")
            .doc("How long it dries.");
    private static final Option<Integer> COATS =
            Option.atLeast(1, Option.count("coats")).group("Drying").doc("How many coats.");
    private static final Option<ZoneId> ZONE = Option.text("drying.zone")
            .as(text -> {
                if (!ZoneId.getAvailableZoneIds().contains(text)) {
                    throw new IllegalArgumentException("no such zone");
                }
                return ZoneId.of(text);
            })
            .defaultingTo("UTC")
            .doc("Where it dries.");
    private static final Option<Password> SECRET = Option.secret("recipe.secret")
            .check(
                    "at least 4 characters",
                    p -> p.value().length() < 4
                            ? java.util.Optional.of("must have at least 4 characters")
                            : java.util.Optional.empty())
            .doc("The recipe.");

    private static final Option<String> LABEL =
            Option.verbatim("label").defaultingTo("").doc("What is printed on it, white space included.");

    private static final Options OPTIONS = Options.of(NAME, COLOUR, DRYING, COATS, ZONE, SECRET, LABEL);

    @Test
    void aFamilyTakesWhatTheUserAddsToItsPrefix() {
        Family set = new Family("set.", "path", "Fields", "An expression.");
        Options options = Options.of(List.of(List.of(Option.text("language"))), List.of(set));
        Map<String, String> given = Map.of("set.b.c", "2", "set.a", "1", "language", "jq");

        assertThat(options.read(given).family(set)).containsExactly(Map.entry("a", "1"), Map.entry("b.c", "2"));
        assertThat(options.validate(given, (values, problems) -> {}).configValues())
                .allMatch(value -> value.errorMessages().isEmpty());
        assertThat(options.knows("set.")).isFalse();
        assertThat(options.reference("T", "I")).contains("### `set.<path>`", "An expression.");
    }

    @Test
    void readsTypedValuesAndDefaults() {
        OptionValues values = OPTIONS.read(Map.of("paint.name", "sky", "coats", "2", "recipe.secret", "hush!"));

        assertThat(values.get(NAME)).isEqualTo("sky");
        assertThat(values.get(COLOUR)).isEqualTo(Colour.RED);
        assertThat(values.get(DRYING)).isEqualTo(Duration.ofMinutes(1));
        assertThat(values.find(COATS)).contains(2);
        assertThat(values.get(ZONE)).isEqualTo(ZoneId.of("UTC"));
        assertThat(values.get(SECRET).value()).isEqualTo("hush!");
    }

    @Test
    void answersEmptyForWhatWasNotGiven() {
        assertThat(OPTIONS.read(Map.of("paint.name", "sky")).find(COATS)).isEmpty();
    }

    @Test
    void keepsTheWhiteSpaceOfAVerbatimTextOnly() {
        OptionValues values = OPTIONS.read(Map.of("paint.name", " sky ", "label", " \n"));

        assertThat(values.get(LABEL)).isEqualTo(" \n");
        assertThat(values.get(NAME)).isEqualTo("sky");
        assertThat(OPTIONS.read(Map.of("paint.name", "sky")).get(LABEL)).isEmpty();
        assertThat(errors(
                        Map.of("paint.name", "sky", "label", " x "),
                        (read, problems) -> problems.add(LABEL, "[" + read.get(LABEL) + "]")))
                .containsEntry("label", List.of("[ x ]"));
    }

    @Test
    void refusesToReadAnInvalidConfiguration() {
        assertThatThrownBy(() -> OPTIONS.read(Map.of("paint.name", "sky", "coats", "0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("coats")
                .hasMessageContaining("must be at least 1");
    }

    @Test
    void putsEachErrorOnItsOption() {
        Map<String, List<String>> errors = errors(
                Map.of("paint.colour", "reed", "drying.seconds", "901", "coats", "two", "drying.zone", "Mars"),
                (values, problems) -> {});

        assertThat(errors.keySet())
                .containsExactlyInAnyOrder("paint.name", "paint.colour", "drying.seconds", "coats", "drying.zone");
        assertThat(errors.get("paint.colour").toString()).contains("reed", "red, green", "did you mean 'red'?");
        assertThat(errors.get("drying.seconds").toString()).contains("901", "1 s to 900 s");
        assertThat(errors.get("drying.zone").toString()).contains("Mars", "no such zone");
    }

    @Test
    void namesTheNearestOptionForAMisspeltOne() {
        Map<String, List<String>> errors = errors(
                Map.of(
                        "paint.name", "sky",
                        "paint.colour.tone", "light",
                        "coat", "3",
                        "brush.size", "4",
                        "tasks.max", "2",
                        "errors.tolerance", "all"),
                (values, problems) -> {});

        assertThat(errors.keySet()).containsExactlyInAnyOrder("paint.colour.tone", "coat");
        assertThat(errors.get("coat").toString()).contains("did you mean 'coats'?");
    }

    @Test
    void namesTheClosestOptionOfTheFamilyWhenNoneIsNear() {
        assertThat(errors(Map.of("paint.name", "sky", "drying.speed.of.the.wall", "3"), (values, problems) -> {})
                        .get("drying.speed.of.the.wall")
                        .toString())
                .contains("did you mean 'drying.");
    }

    @Test
    void takesNullForAMistakeAndReadsItAsAbsent() {
        Map<String, String> properties = new HashMap<>();
        properties.put("paint.name", null);
        properties.put("drying.seconds", null);

        Map<String, List<String>> errors = errors(properties, (values, problems) -> values.get(COLOUR));

        assertThat(errors).containsOnlyKeys("paint.name", "drying.seconds");
        assertThat(errors.get("drying.seconds").toString()).contains("is null", "leave the option out");
        properties.put("paint.name", "sky");
        assertThat(OPTIONS.read(properties).get(DRYING)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void runsCrossChecksOnValidOptionsOnly() {
        BiConsumer<OptionValues, Problems> moreCoatsDryLonger = (values, problems) -> {
            if (problems.valid(COATS, DRYING)
                    && values.find(COATS).orElse(1) > 1
                    && values.get(DRYING).toSeconds() < 100) {
                problems.add(DRYING, "must be at least 100 with more than one coat");
            }
        };

        assertThat(errors(Map.of("paint.name", "sky", "coats", "2"), moreCoatsDryLonger)
                        .get("drying.seconds"))
                .containsExactly("must be at least 100 with more than one coat");
        assertThat(errors(Map.of("paint.name", "sky", "coats", "x"), moreCoatsDryLonger))
                .containsOnlyKeys("coats");
    }

    @Test
    void turnsAFailingCrossCheckIntoAnError() {
        Map<String, List<String>> errors = errors(Map.of("paint.name", "sky"), (values, problems) -> {
            throw new IllegalStateException("oops");
        });

        assertThat(errors.toString()).contains("could not be checked completely");
    }

    @Test
    void neverShowsASecret() {
        Map<String, List<String>> errors =
                errors(Map.of("paint.name", "sky", "recipe.secret", "xyz"), (values, problems) -> {});

        assertThat(errors.get("recipe.secret").toString())
                .contains("at least 4 characters")
                .doesNotContain("xyz");
    }

    @Test
    void writesAReferenceGroupByGroup() {
        assertThat(OPTIONS.reference("Painter", "Paints."))
                .containsSubsequence(
                        "# Painter",
                        "Paints.",
                        "## Paint\n",
                        "### `paint.name`",
                        "What the paint is called.",
                        "- Default: none, must be given",
                        "### `paint.colour`",
                        "- Valid: one of red, green",
                        "- Default: `red`",
                        "## Drying\n",
                        "### `drying.seconds`",
                        "- Valid: 1 s to 900 s");
    }

    private static Map<String, List<String>> errors(
            Map<String, String> properties, BiConsumer<OptionValues, Problems> crossChecks) {
        Config config = OPTIONS.validate(properties, crossChecks);
        Map<String, List<String>> errors = new HashMap<>();
        config.configValues().forEach(value -> {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        });
        return errors;
    }
}
