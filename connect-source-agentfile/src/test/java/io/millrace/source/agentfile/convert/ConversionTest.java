// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
    private static final String COMMON = "{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\"}";
    private static final String COMBINED = "{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMBINEDAPACHELOG\"}";
    private static final String LINE =
            "64.242.88.10 - frank [07/Mar/2004:16:10:02 -0800] \"GET /a?b=\\c HTTP/1.1\" 200 6291";

    // SINGLELINE

    @Test
    void joinsTrimmedLines() {
        String step = "{\"optionName\":\"SINGLELINE\"}";
        assertThat(Converting.strict(step).of(" a \n\t b\r\n\nc\n\n")).isEqualTo("abc\n");
        assertThat(Converting.extended(step).of(" a \n\t b\r\n\nc")).isEqualTo("abc");
        assertThat(Converting.strict(step).of("\n")).isEqualTo("\n");
    }

    @Test
    void keepsBlanksAndMarksLineFeedsIfAsked() {
        String step = "{\"optionName\":\"SINGLELINE\",\"parseOptions\":[\"NO_TRIM\",\"ESCAPE_NEW_LINE\"]}";
        assertThat(Converting.strict(step).of(" a\n\n b \n")).isEqualTo(" a\\\\n\\\\n b \n");
        String one = "{\"optionName\":\"SINGLELINE\",\"parseOptions\":\"NO_TRIM\"}";
        assertThat(Converting.strict(one).of(" a\n b \n")).isEqualTo(" a b \n");
    }

    // CSVTOJSON

    @Test
    void theAgentsColumnsAreSplitByARegularExpression() {
        Converting csv =
                Converting.strict("{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\",\"c\",\"d\"]}");
        assertThat(csv.of("1,\"x,y\",3\n")).isEqualTo("{\"a\":\"1\",\"b\":\"\\\"x\",\"c\":\"y\\\"\",\"d\":\"3\"}\n");
        assertThat(csv.of("a,b,,\n")).isEqualTo("{\"a\":\"a\",\"b\":\"b\",\"c\":null,\"d\":null}\n");
        assertThat(csv.of(",,,\n")).isEqualTo("{\"a\":null,\"b\":null,\"c\":null,\"d\":null}\n");
        assertThat(csv.of("\n")).isEqualTo("{\"a\":\"\",\"b\":null,\"c\":null,\"d\":null}\n");
        assertThat(csv.of("1,2,3,4\r\n")).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\\r\"}\n");
        assertThat(csv.of("1,2,3,4,5\n")).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}\n");
        assertThat(Converting.strict(
                                "{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\"],\"delimiter\":\"\\\\s+\"}")
                        .of("1   2\n"))
                .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}\n");
    }

    @Test
    void columnsHaveQuotes() {
        Converting csv = Converting.extended("{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\",\"c\"]}");
        assertThat(csv.of("1,\"x, \"\"y\"\"\",")).isEqualTo("{\"a\":\"1\",\"b\":\"x, \\\"y\\\"\",\"c\":\"\"}");
        assertThat(csv.of("1")).isEqualTo("{\"a\":\"1\",\"b\":null,\"c\":null}");
        assertThat(csv.of("")).isEqualTo("{\"a\":\"\",\"b\":null,\"c\":null}");
        assertThat(csv.of("1,\"two\nlines\",3")).isEqualTo("{\"a\":\"1\",\"b\":\"two\\nlines\",\"c\":\"3\"}");
        assertThat(csv.of("1,2\n3,4")).isEqualTo("UNMATCHED: more than one row @4");
        assertThat(csv.of("1,\"2")).startsWith("UNMATCHED: ").endsWith(" @2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\t", "\\\\t"})
    void aDelimiterMayBeWrittenAsForTheAgent(String delimiter) {
        assertThat(Converting.extended(
                                "{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\"],\"delimiter\":\""
                                        + delimiter + "\"}")
                        .of("1\t2"))
                .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    void printsPrettily() {
        assertThat(Converting.strict("{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\"],"
                                + "\"jsonFormat\":\"PRETTYPRINT\"}")
                        .of("1\n"))
                .isEqualTo("{\n  \"a\" : \"1\",\n  \"b\" : null\n}\n");
    }

    // LOGTOJSON

    @Test
    void anAccessLogIsAnObject() {
        String expected = "{\"host\":\"64.242.88.10\",\"ident\":null,\"authuser\":\"frank\","
                + "\"datetime\":\"07/Mar/2004:16:10:02 -0800\",\"request\":\"GET /a?b=\\\\c HTTP/1.1\","
                + "\"response\":\"200\",\"bytes\":\"6291\"}";
        assertThat(Converting.strict(COMMON).of(LINE + "\n")).isEqualTo(expected + "\n");
        assertThat(Converting.extended(COMMON).of(LINE)).isEqualTo(expected);
    }

    @Test
    void theAgentDropsWhatItsPatternsDoNotMatch() {
        assertThat(Converting.strict(COMMON).of(LINE + "\r\n")).startsWith("UNMATCHED");
        assertThat(Converting.strict(COMMON).of("::1" + LINE.substring(12) + "\n"))
                .startsWith("UNMATCHED");
        assertThat(Converting.strict(COMBINED).of(LINE + " \"\" \"curl\"\n")).startsWith("UNMATCHED");
    }

    @Test
    void theExtendedGrammarKnowsWhatServersWrite() {
        assertThat(Converting.extended(COMMON).of("::1" + LINE.substring(12) + "\r"))
                .startsWith("{\"host\":\"::1\",");
        assertThat(Converting.extended(COMBINED).of(LINE + " \"\" \"say \\\"hi\\\"\""))
                .endsWith("\"referer\":\"\",\"agent\":\"say \\\"hi\\\"\"}");
        assertThat(Converting.extended(COMMON).of("www.example.org:443 " + LINE))
                .startsWith("{\"host\":\"64.242.88.10\",")
                .endsWith(",\"vhost\":\"www.example.org:443\"}");
    }

    @Test
    void tellsWhereALineLeftTheGrammarAndNothingOfIt() {
        assertThat(Converting.extended(COMMON).of("secret - - [yesterday] \"x\" 1 1"))
                .isEqualTo("UNMATCHED: field 'datetime' expected @12");
        assertThat(Converting.extended(COMMON).of("")).startsWith("UNMATCHED");
    }

    @Test
    void fieldsHaveTheUsersNames() {
        assertThat(Converting.strict(
                                "{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\",\"customFieldNames\":"
                                        + "[\"h\",\"i\",\"u\",\"t\",\"r\",\"s\",\"b\"]}")
                        .of("a - - [07/Mar/2004:16:10:02 -0800] \"-\" - -\n"))
                .isEqualTo("{\"h\":\"a\",\"i\":null,\"u\":null,\"t\":\"07/Mar/2004:16:10:02 -0800\",\"r\":null,"
                        + "\"s\":null,\"b\":null}\n");
    }

    @Test
    void aPatternsGroupsAreFields() {
        String pattern = "\"matchPattern\":\"(\\\\S+) (\\\\S+)( x)?\",\"customFieldNames\":[\"a\",\"b\",\"c\"]";
        assertThat(Converting.strict("{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\"," + pattern + "}")
                        .of("- \u00E9\u20AC\uD83D\uDE00\n"))
                .isEqualTo("{\"a\":null,\"b\":\"\u00E9\u20AC\uD83D\uDE00\",\"c\":null}\n");
        Converting syslog =
                Converting.strict("{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"SYSLOG\"," + pattern + "}");
        assertThat(syslog.of("- b x\n")).isEqualTo("{\"a\":\"-\",\"b\":\"b\",\"c\":\" x\"}\n");
        assertThat(syslog.of("a b more\n")).isEqualTo("UNMATCHED: matchPattern does not match @0");
        assertThat(Converting.extended("{\"optionName\":\"LOGTOJSON\"," + pattern + "}")
                        .of("- b"))
                .isEqualTo("{\"a\":\"-\",\"b\":\"b\",\"c\":null}");
    }

    @Test
    void theAgentDropsEverythingIfGroupsAndNamesDiffer() {
        assertThat(Converting.strict("{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"SYSLOG\",\"matchPattern\":\"(a)\","
                                + "\"customFieldNames\":[\"a\",\"b\"]}")
                        .of("a\n"))
                .startsWith("UNMATCHED");
    }

    @Test
    void aPatternThatNeverEndsIsGivenUp() {
        assertThat(Converting.extended("{\"optionName\":\"LOGTOJSON\",\"matchPattern\":\"(x*)(?:a+)+\\\\1b\","
                                + "\"customFieldNames\":[\"a\"]}")
                        .of("a".repeat(200)))
                .isEqualTo("FAILED: matchPattern took too many steps @0");
    }

    @Test
    void headersOfAFormatAreLeftOut() {
        Converting flow = Converting.extended(
                "{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"VPCFLOW\",\"fields\":[\"version\",\"action\"]}");
        assertThat(flow.of("version action")).startsWith("LEFT_OUT");
        assertThat(flow.of("2 ACCEPT")).isEqualTo("{\"version\":\"2\",\"action\":\"ACCEPT\"}");
        assertThat(flow.of("version srcaddr action")).startsWith("UNMATCHED");
    }

    // The rest.

    @Test
    void addsMetadata() {
        String step =
                "{\"optionName\":\"ADDMETADATA\",\"timestamp\":\"true\",\"metadata\":{\"k\" : [1.50, \"\\u00e9\"],\"n\":null}}";
        assertThat(Converting.strict(step).of("a \"b\"\n"))
                .isEqualTo("{\"ts\":\"2023-11-14T22:13:20.123Z\",\"metadata\":{\"k\":[1.50,\"\u00E9\"],\"n\":null},"
                        + "\"data\":\"a \\\"b\\\"\"}\n");
        assertThat(Converting.extended("{\"optionName\":\"ADDMETADATA\",\"metadata\":\"x\"}")
                        .of("a"))
                .isEqualTo("{\"metadata\":\"x\",\"data\":\"a\"}");
    }

    @Test
    void addsWhatIsKnownOfTheMachine() {
        Converting machine = Converting.extended(
                "{\"optionName\":\"ADDEC2METADATA\"}", "ec2.metadata", "{\"region\":\"eu-west-1\",\"tags\":{\"a\":1}}");
        assertThat(machine.of("{\"a\" : [1, {\"b\":\"\\\"\"}], \"region\":\"mine\",\"t\":\"x\"}"))
                .isEqualTo("{\"a\":[1, {\"b\":\"\\\"\"}],\"t\":\"x\",\"region\":\"eu-west-1\",\"tags\":{\"a\":1}}");
        assertThat(machine.of("{}")).isEqualTo("{\"region\":\"eu-west-1\",\"tags\":{\"a\":1}}");
        assertThat(machine.of("[1]")).isEqualTo("FAILED: no JSON object @0");
        assertThat(machine.of("{\"a\":1} x")).startsWith("FAILED");
        assertThat(machine.of("{\"a\":")).startsWith("FAILED");
    }

    @Test
    void addsBracketsAroundWhatIsThere() {
        assertThat(Converting.strict("{\"optionName\":\"ADDBRACKETS\"}").of("\"a\":1\n"))
                .isEqualTo("{\"a\":1\n}");
        assertThat(Converting.extended("{\"optionName\":\"ADDBRACKETS\"}").of("\"a\":1"))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void stepsFollowEachOther() {
        assertThat(Converting.strict("{\"optionName\":\"SINGLELINE\"},{\"optionName\":\"ADDBRACKETS\"},"
                                + "{\"optionName\":\"ADDMETADATA\",\"metadata\":1}")
                        .of("a\nb\n"))
                .isEqualTo("{\"metadata\":1,\"data\":\"{ab\\n}\"}\n");
    }

    @Test
    void bytesThatAreNoCharactersAreReplacedAndTold() {
        Converting metadata = Converting.extended("{\"optionName\":\"ADDMETADATA\",\"metadata\":1}");
        assertThat(metadata.of(new byte[] {'a', (byte) 0xC3, '"', 1}))
                .isEqualTo("{\"metadata\":1,\"data\":\"a\uFFFD\\\"\\u0001\"}");
        assertThat(metadata.result().isReplaced()).isTrue();
        metadata.of("a\u00E9");
        assertThat(metadata.result().isReplaced()).isFalse();
    }

    @Test
    void withoutStepsThereIsNothingToDo() {
        assertThat(ConvertOptions.of(io.millrace.common.options.Options.of(java.util.List.of(ConvertOptions.ALL))
                                .read(java.util.Map.of()))
                        .isEmpty())
                .isTrue();
    }
}
