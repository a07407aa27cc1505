// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No expression hangs or fills the memory, whatever it is given. */
class RunawayTest {
    private static final Set<Reason> BUDGETS =
            EnumSet.of(Reason.TOO_MANY_STEPS, Reason.TOO_SLOW, Reason.TOO_LARGE, Reason.TOO_DEEP);
    /** The budget has half a second; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final JsonNode INPUT = Evaluations.json("{\"items\":[" + "1,".repeat(99) + "1],\"text\":\"a\"}");

    static Stream<String> jqRunaways() {
        return Stream.of(
                "[range(0;1e12)]",
                "last(range(0;1e12))",
                "range(0;1e12)",
                "def f: f; f",
                "def f: ., f; [f]",
                "def f($n): if $n == 0 then 1 else f($n - 1) + f($n - 1) end; f(40)",
                "recurse(.)",
                "[recurse(.; true)]",
                "until(false; .)",
                "[while(true; .)]",
                "[limit(1e9; repeat(.))]",
                "try until(false; .) catch 1",
                "until(false; .)? // 1",
                "(1, 2)" + " | (., .)".repeat(60),
                "[.items | combinations(6)]",
                "[.items[] as $a | .items[] as $b | .items[] as $c | .items[] as $d | 1] | length",
                "{a: range(1e4), b: range(1e4)}",
                "(range(1e4)) + (range(1e4))",
                "\"xxxxxxxxxx\" * 1e9",
                "reduce range(60) as $i (\"x\"; . + .)",
                "reduce range(60) as $i (\"x\"; . * 2)",
                "reduce range(60) as $i ([1]; . + .)",
                "reduce range(60) as $i (1; [., .]) | tojson",
                "reduce range(60) as $i (1; {a: ., b: .}) == 1",
                "reduce range(60) as $i (\"x\"; \"\\(.)\\(.)\")",
                "[range(1000) | \"x\" * 4000000]",
                "null | .[1000000000] = 1",
                "null | .[1000000000] |= 1",
                "null | .[1000000000] += 1",
                "null | setpath([1000000000]; 1)",
                "[range(200000)] | map_values(. + 1)",
                "[range(200000)] | del(.[])",
                "[range(100000)] | map(\"y\") | join(\"x\" * 100000)",
                "(\"a\" * 2000000) | contains((\"a\" * 1000000) + \"b\")",
                "(\"a\" * 2000000) | indices((\"a\" * 1000000) + \"b\")",
                "(\"ab\" * 1000000) | gsub(\"a\"; \"xxxxxxxxxx\")",
                "(\"ab\" * 1000000) | [match(\"(a)(b)\"; \"g\")]",
                "(\"a\" * 40) | gsub(\"a\"; \"b\", \"c\")",
                "fromstream([[1000000000], 1])");
    }

    static Stream<String> jsltRunaways() {
        String four = "[for ($all) [for ($all) [for ($all) [for ($all) 1]]]]";
        return Stream.of(
                "def f(x) f($x) f(1)",
                "def f(n) if ($n <= 0) 1 else f($n - 1) + f($n - 1) f(60)",
                "def f(n) let a = if ($n > 0) f($n - 1) else 0 let b = if ($n > 0) f($n - 1) else 0 $a f(60)",
                "let all = (.items) " + four,
                "\"x\" * 1000000000",
                "let n = 1000000 \"x\" * $n * $n",
                "def f(s, n) if ($n == 0) $s else f($s + $s, $n - 1) f(\"x\", 60)",
                "def f(s, n) if ($n == 0) $s else f([$s, $s], $n - 1) to-json(f(1, 60))",
                "def f(s, n) if ($n == 0) $s else f({\"a\": $s, \"b\": $s}, $n - 1) f(1, 60) == f(1, 60)",
                "def f(s, n) if ($n == 0) $s else f($s + $s, $n - 1) f([1], 60)",
                ". " + "| [., .]".repeat(60) + " | to-json(.)",
                "replace(\"ab\" * 1000000, \"a\", \"xxxxxxxxxx\")",
                "join(for_all, \"x\")"
                        .replace("for_all", "split(\"a \" * 100000, \" \")")
                        .replace("\"x\"", "\"x\" * 100000"),
                "contains(\"a\" * 1000000 + \"b\", \"a\" * 2000000)");
    }

    @ParameterizedTest
    @MethodSource("jqRunaways")
    void runawayOfJqEndsSoon(String text) throws BadExpression {
        assertEnds(Language.JQ.compile(text, Settings.STANDARD));
    }

    @ParameterizedTest
    @MethodSource("jsltRunaways")
    void runawayOfJsltEndsSoon(String text) throws BadExpression {
        assertEnds(Language.JSLT.compile(text, Settings.STANDARD));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void noPatternIsSlow(String jslt, String jq) throws Exception {
        JsonNode text = Evaluations.json("\"" + "a".repeat(100_000) + "!\"");
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(Language.JSLT
                            .compile(jslt, Settings.STANDARD)
                            .evaluate(text)
                            .toString())
                    .isEqualTo("false");
            assertThat(Language.JQ.compile(jq, Settings.STANDARD).evaluate(text).toString())
                    .isEqualTo("false");
        });
    }

    static Stream<Arguments> patterns() {
        return Stream.of("^(a+)+$", "^(a|aa)+$", "^(a*)*b")
                .map(pattern -> Arguments.of("test(., \"" + pattern + "\")", "test(\"" + pattern + "\")"));
    }

    private static void assertEnds(Expression expression) {
        EvaluationFailure failure = assertTimeoutPreemptively(SOON, () -> {
            try {
                expression.all(INPUT);
                return null;
            } catch (EvaluationFailure e) {
                return e;
            }
        });
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isIn(BUDGETS);
    }
}
