// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.language;

import static io.millrace.expressions.language.Evaluations.exactJson;
import static io.millrace.expressions.language.Evaluations.jq;
import static io.millrace.expressions.language.Evaluations.jslt;
import static io.millrace.expressions.language.Evaluations.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Budget;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final String CANARY = "c4n4ry";

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    .a b                  => 1 => 4
                    {"a":                 => 1 => 5
                    foo(1)                => 1 => 1
                    test(.a, "(?=x)")     => 1 => 1
                    now()                 => 1 => 1
                    """)
    void complaintOfJsltHasAPlace(String text, int line, int column) {
        assertPlace(Language.JSLT, text, line, column);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    .a b                  => 1 => 4
                    .a | foo(1)           => 1 => 6
                    .a | test("(?=x)")    => 1 => 6
                    .foo | $foo           => 1 => 8
                    import "a" as a; 1    => 1 => 1
                    env                   => 1 => 1
                    [.a, input]           => 1 => 6
                    .a | debug            => 1 => 6
                    """)
    void complaintOfJqHasAPlace(String text, int line, int column) {
        assertPlace(Language.JQ, text, line, column);
    }

    private static void assertPlace(Language language, String text, int line, int column) {
        BadExpression complaint =
                catchThrowableOfType(BadExpression.class, () -> language.compile(text, Settings.STANDARD));
        assertThat(complaint.line()).isEqualTo(line);
        assertThat(complaint.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halt",
                "halt_error",
                "input_filename",
                "stderr",
                "inputs",
                "$ENV",
                "$ENV.PATH",
                "env.PATH",
                "debug_scope",
                "include \"a\"; 1",
                "get_search_list",
                "input_line_number",
                "$__prog_args"
            })
    void jqReachesNothingOutside(String text) {
        assertThatThrownBy(() -> Language.JQ.compile(text, Settings.STANDARD)).isInstanceOf(BadExpression.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import \"/etc/passwd\" as p .", "import \"a.jslt\" as a a:f(1)", "import \"http://h/x\" as a 1"
            })
    void jsltReachesNothingOutside(String text) {
        assertThatThrownBy(() -> Language.JSLT.compile(text, Settings.STANDARD)).isInstanceOf(BadExpression.class);
    }

    @ParameterizedTest
    @EnumSource
    void textsHaveALimit(Language language) throws Exception {
        assertThatThrownBy(() -> language.compile(".".repeat(70_000), Settings.STANDARD))
                .isInstanceOf(BadExpression.class)
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> language.compile(" ", Settings.STANDARD)).isInstanceOf(BadExpression.class);
        assertThatThrownBy(() -> language.compile("[".repeat(60_000), Settings.STANDARD))
                .isInstanceOf(BadExpression.class);
        String many = "[" + "1,".repeat(1_000) + "1]";
        assertThat(language.compile(many, Settings.STANDARD).evaluate(json("1")).size())
                .isEqualTo(1_001);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    JSLT => .a - 1
                    JSLT => .a > 1
                    JSLT => error(.a)
                    JSLT => [for (.a) .]
                    JSLT => number(.a)
                    JSLT => from-json(.a)
                    JSLT => parse-time(.a, "yyyy")
                    JSLT => parse-url(.a)
                    JSLT => test(.a, .p)
                    JQ   => .a - 1
                    JQ   => .a | error
                    JQ   => error(.)
                    JQ   => .a[0]
                    JQ   => .a | tonumber
                    JQ   => .a | fromjson
                    JQ   => .a | strptime("%Y")
                    JQ   => {(.o): 1}
                    JQ   => .a | test(.)
                    JQ   => .p as $p | .a | test($p)
                    JQ   => .o | keys | .[0] | ltrimstr("x") | .[.]
                    """)
    void failureTellsNothingOfTheInput(Language language, String text) throws BadExpression {
        JsonNode input = json("{\"a\":\"" + CANARY + "[\",\"o\":{\"" + CANARY + "\":1},\"p\":\"(" + CANARY + "\"}");
        Expression expression = language.compile(text, Settings.STANDARD);
        EvaluationFailure failure = catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(input));
        StringWriter told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told));
        assertThat(told.toString()).doesNotContain(CANARY);
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void failureOfJsltHasAPlace() throws BadExpression {
        Expression expression = Language.JSLT.compile("{\n  \"a\": .x - .y\n}", Settings.STANDARD);
        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(json("{\"x\":1,\"y\":\"q\"}")));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure.line()).isEqualTo(2);
    }

    @Test
    void oneAnswerMeansExactlyOne() throws Exception {
        assertReason("empty", Reason.NO_ANSWER);
        assertReason(".[]?", Reason.NO_ANSWER);
        assertReason("1, 2", Reason.SEVERAL_ANSWERS);
        assertThat(Language.JQ.compile("1, 2", Settings.STANDARD).all(json("1")))
                .hasSize(2);
        assertThat(Language.JQ.compile("empty", Settings.STANDARD).all(json("1")))
                .isEmpty();
    }

    private static void assertReason(String text, Reason reason) throws BadExpression {
        Expression expression = Language.JQ.compile(text, Settings.STANDARD);
        EvaluationFailure failure = catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(json("1")));
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void objectsOfJsltKeepWhatIsEmpty() throws Exception {
        String text = "{\"a\": .n, \"b\": {}, \"c\": []}";
        assertThat(jslt(text, "{\"n\":null}")).isEqualTo("{\"a\":null,\"b\":{},\"c\":[]}");
        assertThat(Language.JSLT
                        .compile(text, Settings.STANDARD.withKeepEmpty(false))
                        .evaluate(json("{}")))
                .isEqualTo(json("{}"));
        assertThat(jslt("{for (.) .key : .value}", "{\"n\":null}")).isEqualTo("{\"n\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    .big + 1                        => 12345678901234567891
                    .big - .big                     => 0
                    .big * .big                     => 152415787532388367501905199875019052100
                    9223372036854775807 + 1         => 9223372036854775808
                    -9223372036854775807 - 10       => -9223372036854775817
                    (9223372036854775807 * 6) / 3   => 18446744073709551614
                    (9223372036854775807 * 2) / 4   => 4.6116860184273879E18
                    7 / 2                           => 3.5
                    .text - 1                       => 12345678901234567889
                    .big == number(.text)           => true
                    .big == .big + 1                => false
                    .big > .big - 1                 => true
                    .odd < .odd + 1                 => true
                    .odd + 1 <= .odd                => false
                    .big != .odd                    => true
                    .big >= .big                    => true
                    sum([.big, 1])                  => 12345678901234567891
                    sum([.odd, 1])                  => 9007199254740994
                    mod(.big, 10)                   => 0
                    mod(-7, 3)                      => 2
                    round(.big)                     => 12345678901234567890
                    round(2.5)                      => 3
                    floor(-0.5)                     => -1
                    ceiling(0.5)                    => 1
                    1 / 4                           => 0.25
                    .dec + .dec                     => 0.2
                    .dec + .dec + .dec == 0.3       => true
                    """)
    void numbersOfJsltDoNotWrap(String text, String answer) throws Exception {
        JsonNode input = exactJson(
                "{\"big\":12345678901234567890,\"text\":\"12345678901234567890\",\"odd\":9007199254740993,\"dec\":0.1}");
        assertThat(Language.JSLT
                        .compile(text, Settings.STANDARD)
                        .evaluate(input)
                        .toString())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    . + 1                           => 1.2345678901234567E19
                    9223372036854775807 + 1         => 9.223372036854775807E18
                    1 | . + 9223372036854775806     => 9223372036854775807
                    9223372036854775807 * 2         => 1.8446744073709552E19
                    -9223372036854775807 - 9        => -9.223372036854775807E18
                    """)
    void numbersOfJqDoNotWrap(String text, String answer) throws Exception {
        assertThat(Double.parseDouble(jq(text, "12345678901234567890"))).isEqualTo(Double.parseDouble(answer));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    test(., "^b")                                  => false
                    capture(., "(?<l>[a-z]+)\\n(?<r>[a-z]+)")      => {"l":"ab","r":"bc"}
                    split(., "b")                                  => ["a","\\n","c"]
                    split("a,b,,", ",")                            => ["a","b"]
                    split("abc", "")                               => ["a","b","c"]
                    split("abc", "x")                              => ["abc"]
                    replace(., "b", "--")                          => "a--\\n--c"
                    replace(null, "b", "--")                       => null
                    test(null, "b")                                => false
                    """)
    void patternsOfJslt(String text, String answer) throws Exception {
        assertThat(jslt(text, "\"ab\\nbc\"")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    test("^b")                                     => true
                    test("B")                                      => false
                    test("B"; "i")                                 => true
                    [match("b"; "g").offset]                       => [1,3]
                    capture("(?<l>[a-z]+)\\n(?<r>[^x]+)")        => {"l":"ab","r":"bc"}
                    [scan("b")]                                    => ["b","b"]
                    [scan("(b)(.)?")]                              => [["b",null],["b","c"]]
                    sub("b"; "-")                                  => "a-\\nbc"
                    gsub("(?<x>b)"; "<\\(.x)>")                  => "a<b>\\n<b>c"
                    [sub("(?<x>b)"; .x, "y")]                      => ["ab\\nbc","ay\\nbc"]
                    gsub("^"; ">")                                 => ">ab\\n>bc"
                    [splits("b")]                                  => ["a","\\n","c"]
                    split("\\n")                                   => ["ab","bc"]
                    ascii_upcase                                   => "AB\\nBC"
                    """)
    void patternsOfJq(String text, String answer) throws Exception {
        assertThat(jq(text, "\"ab\\nbc\"")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    0 | until(. >= 5000; . + 1)                    => 5000
                    [1 | while(. < 20; . * 2)]                     => [1,2,4,8,16]
                    [limit(5000; 1 | repeat(.))] | length          => 5000
                    [[1,[2]] | recurse(.[]?)]                      => [[1,[2]],1,[2],2]
                    [[1,[2]] | recurse]                            => [[1,[2]],1,[2],2]
                    [2 | recurse(. * .; . < 20)]                   => [2,4,16]
                    [2 | recurse(if . < 3000 then . + 1 else null end)] | length => 2999
                    [[[1,2],[3]] | path(recurse(.[]?))]            => [[],[0],[0,0],[0,1],[1],[1,0]]
                    [[1,null] | recurse(.[]?)]                     => [[1,null],1]
                    [0 | until((. > 1), (. > 2); . + 1)]           => [2,3,3,2,3,3,2,3,3,2,3,3]
                    """)
    void loopsOfJqAreNoRecursion(String text, String answer) throws Exception {
        assertThat(jq(text, "null")).isEqualTo(answer);
    }

    @Test
    void offsetsOfJqCountCharactersOfUnicode() throws Exception {
        assertThat(jq("match(\"b\") | .offset, .length", "\"\uD83D\uDE00b\"")).isEqualTo("1 1");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    [tostream]                                     => [[[0],1],[[1,0],2],[[1,1,"a"],3],[[1,1,"a"]],[[1,1]],[[1]]]
                    fromstream(tostream)                           => [1,[2,{"a":3}]]
                    [1 | truncate_stream([[0],1],[[1,0],2],[[1,0]],[[1]])] => [[[0],2],[[0]]]
                    .[0] | IN(1, 2)                                => true
                    IN(.[0]; 2, 3)                                 => false
                    [{"k":"x"}] | INDEX(.k)                        => {"x":{"k":"x"}}
                    10 | significand                               => 1.25
                    -1.5 | trunc, fabs, rint                       => -1 1.5 -2
                    [1,3,5] | bsearch(3, 4)                        => 1 -3
                    [limit(3; 1 | repeat(. * 2))]                  => [1,2,4]
                    65 | ascii                                     => "A"
                    [fmin(1; 2), fmax(1; 2), ldexp(3; 2), fmod(7; 4)] => [1,2,12,3]
                    """)
    void jqHasWhatTheEngineLacks(String text, String answer) throws Exception {
        assertThat(jq(text, "[1,[2,{\"a\":3}]]")).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource
    void variablesAreThoseOfTheSettings(Language language) throws Exception {
        Settings settings = Settings.STANDARD.withVariables(Set.of("topic", "key"));
        Expression expression = language.compile("[$topic, .a, $key]", settings);
        assertThat(expression.variables()).containsExactlyInAnyOrder("topic", "key");
        JsonNode answer =
                expression.evaluate(json("{\"a\":1}"), name -> name.equals("topic") ? new TextNode("t") : null);
        assertThat(answer).isEqualTo(json("[\"t\",1,null]"));
        assertThat(language.compile(".a", settings).variables()).isEmpty();
        assertThatThrownBy(() -> language.compile("$other", settings)).isInstanceOf(BadExpression.class);
    }

    @Test
    void truthIsThatOfTheLanguage() throws Exception {
        Expression jslt = Language.JSLT.compile(".", Settings.STANDARD);
        Expression jq = Language.JQ.compile(".", Settings.STANDARD);
        for (String text : new String[] {"0", "\"\"", "{}", "[]"}) {
            assertThat(jslt.isTrue(json(text))).isFalse();
            assertThat(jq.isTrue(json(text))).isTrue();
        }
        for (String text : new String[] {"null", "false"}) {
            assertThat(jslt.isTrue(json(text))).isFalse();
            assertThat(jq.isTrue(json(text))).isFalse();
        }
        assertThat(jslt.isTrue(json("1"))).isTrue();
    }

    @Test
    void timeIsOneLimitAndStepsAreAnother() throws Exception {
        AtomicLong clock = new AtomicLong();
        Budget budget = new Budget(1_000_000, Duration.ofMillis(10), 100_000, 100_000, 1_000);
        Settings settings = new Settings(budget, () -> clock.getAndAdd(1_000_000), null, Set.of(), true);
        assertReason(Language.JQ.compile("[range(10000)] | length", settings), Reason.TOO_SLOW);
        Settings steps = settings.withBudget(new Budget(5_000, Duration.ofMinutes(1), 100_000, 100_000, 1_000));
        assertReason(Language.JQ.compile("[range(10000)] | length", steps), Reason.TOO_MANY_STEPS);
        assertThat(Language.JQ
                        .compile("[range(100)] | length", steps)
                        .evaluate(json("1"))
                        .intValue())
                .isEqualTo(100);
    }

    private static void assertReason(Expression expression, Reason reason) {
        EvaluationFailure failure = catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(json("1")));
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource
    void budgetIsNewForEachEvaluation(Language language) throws Exception {
        Settings settings = Settings.STANDARD.withBudget(new Budget(60, Duration.ofMinutes(1), 100, 100, 50));
        String text = language == Language.JQ ? "[.[] | . + 1]" : "[for (.) . + 1]";
        Expression expression = language.compile(text, settings);
        for (int i = 0; i < 1_000; i++) {
            assertThat(expression.evaluate(json("[1,2,3]"))).hasToString("[2,3,4]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneExpressionServesManyThreads(Language language) throws Exception {
        String text = language == Language.JQ
                ? "[.[] | select(. % 2 == 0) | tostring | test(\"[05]$\")]"
                : "[for (.) test(string(.), \"[05]$\") if (mod(., 2) == 0)]";
        Expression expression = language.compile(text, Settings.STANDARD);
        JsonNode expected = json("[false,false,true]");
        assertThat(IntStream.range(0, 20_000).parallel().allMatch(i -> {
                    try {
                        return expression.evaluate(json("[2,3,4,10]")).equals(expected);
                    } catch (EvaluationFailure e) {
                        return false;
                    }
                }))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void inputIsNeverChanged(Language language) throws Exception {
        JsonNode input = json("{\"a\":{\"b\":[3,1,2]},\"c\":null}");
        JsonNode copy = input.deepCopy();
        String text = language == Language.JQ
                ? ".a.b[1] = 9 | .c += 1 | del(.a.b[0]) | . * {\"a\":{\"z\":1}}"
                : ". + {\"a\": .a + {\"z\": 1}, \"c\": [for (.a.b) . + 1]}";
        language.compile(text, Settings.STANDARD).evaluate(input);
        assertThat(input).isEqualTo(copy);
    }
}
