// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Family;
import io.millrace.common.options.Option;
import io.millrace.common.options.Options;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.predicate.OnFailure;
import io.millrace.smt.predicate.PredicateKind;
import io.millrace.smt.predicate.PredicateKinds;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all transforms, made from their declarations. */
class ReferenceTest {
    private static final String INTRODUCTION = """
            Each transform is a class of its own, `io.millrace.smt.<Name>$Value` for the record's value and `$Key` for its key
            (no suffix where only the value makes sense), and a step of `Pipeline` under its name. Several transforms in one
            pipeline are worked out together and done in one pass, which is several times faster than a chain.

            Paths name fields: `user.address.zip`, `items[].price` for every element of an array, `items[2]` for one, `*` for
            every field, backticks around names that hold dots. They work alike on records with and without a schema.
            """;

    private static final String PREDICATES = """
            A predicate makes any transform conditional, ours, Kafka's or another one's: `predicates=big`,
            `predicates.big.type=io.millrace.smt.LargerThan$Value`, `predicates.big.bytes=1000`, and
            `transforms.<name>.predicate=big` on the transform, with `transforms.<name>.negate=true` for the contrary.

            A missing field, a null and a path that leads through something without such parts make a condition false; a path
            with `[]` or `*` makes it true if any of the places that it names does. A condition never fails a record unless
            `on.error` says so.
            """;

    /** Run with {@code -Dmillrace.docs.write=true} to write the page instead. */
    @Test
    void matchesTheDeclaredOptions() throws IOException {
        Path page = Checkout.root().resolve("docs/reference/smt.md");
        if (Boolean.getBoolean("millrace.docs.write")) {
            Files.writeString(page, page());
        }
        assertThat(page)
                .as("stale reference; write it anew with: mvn test -Dquick -Dmillrace.docs.write=true")
                .hasContent(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder(Options.of().reference("Single message transforms", INTRODUCTION));
        List<Option<?>> shared = new ArrayList<>(CommonOptions.OF_TRANSFORM);
        shared.add(StepKind.of("Any", "", List.of(), values -> {
                    throw new AssertionError();
                })
                .onError());
        page.append(section(
                "Options of every transform",
                "What every transform understands besides its own options. Steps of a pipeline take `on.error` only; the others"
                        + " are the pipeline's.",
                shared,
                List.of()));
        page.append(section(
                "Pipeline",
                "Several steps as one transform.",
                Pipeline.options().all().stream()
                        .filter(option -> !CommonOptions.OF_TRANSFORM.contains(option))
                        .toList(),
                List.of()));
        for (StepKind kind : Kinds.all()) {
            page.append(section(kind.name(), kind.summary(), kind.options(), kind.families()));
        }
        page.append("\n## Predicates\n\n").append(PREDICATES.strip()).append("\n");
        page.append(below(section(
                "Options of every predicate",
                "What every predicate understands besides its own options.",
                List.of(OnFailure.OPTION),
                List.of())));
        for (PredicateKind kind : PredicateKinds.ALL) {
            page.append(
                    below(section(kind.name(), kind.summary() + "\n\n" + classes(kind), kind.options(), List.of())));
        }
        return page.toString();
    }

    /** The same section, one level further down. */
    private static String below(String section) {
        return section.replaceAll("(?m)^(#+ )", "#$1");
    }

    private static String classes(PredicateKind kind) {
        return PredicateContractTest.predicates()
                .map(predicate -> predicate.getClass().getName())
                .filter(name -> name.matches(".*\\." + kind.name() + "(\\$.*)?"))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(" and ", "Classes: ", "."))
                .replaceFirst("^Classes: (?!.* and )", "Class: ");
    }

    private static String section(String title, String introduction, List<Option<?>> options, List<Family> families) {
        String section = Options.of(List.of(options), families).reference(title, introduction);
        return "\n" + section.substring(section.indexOf('\n') + 1).replaceAll("(?m)^(#+ )", "#$1");
    }
}
