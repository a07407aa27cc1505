// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertOptionsTest {
    private static final Options OPTIONS = Options.of(List.of(ConvertOptions.ALL));

    private static List<String> complaints(String steps, String compat) {
        return OPTIONS
                .validate(Map.of("dataProcessingOptions", steps, "compat", compat), ConvertOptions::check)
                .configValues()
                .stream()
                .filter(value -> value.name().equals("dataProcessingOptions"))
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"optionName\":\"SINGLELINE\"} | must be a list: put [ before byte 0",
                "[1] | item 1 is no object",
                "[{\"optionName\":\"SINGLELINE\"} | is no JSON: Byte 28",
                "[{}] | object 1: 'optionName' is missing",
                "[{\"optionName\":\"SINGLELINE\"},{\"optionName\":\"csvtojson\"}] | object 2: optionName 'csvtojson' is unknown",
                "[{\"optionName\":\"LOGTOJSN\",\"logFormat\":\"SYSLOG\"}] | did you mean 'LOGTOJSON'?",
                "[{\"optionName\":\"LOGTOJSON\"}] | needs 'logFormat'",
                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMBINEDAPACHELOGS\"}] | did you mean 'COMBINEDAPACHELOG'?",
                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"SYSLOG\",\"customFieldNames\":[\"a\"]}] | has 1 names; SYSLOG has 5 fields",
                "[{\"optionName\":\"LOGTOJSON\",\"matchPattern\":\"(a\",\"customFieldNames\":[\"a\"]}] | 'matchPattern' is no regular expression",
                "[{\"optionName\":\"LOGTOJSON\",\"matchPattern\":\"(a)\"}] | needs 'customFieldNames'",
                "[{\"optionName\":\"LOGTOJSON\",\"matchPattern\":\"(a)\",\"customFieldNames\":[\"a\",\"b\"]}] | has 1 groups, 'customFieldNames' has 2",
                "[{\"optionName\":\"CSVTOJSON\"}] | needs 'customFieldNames'",
                "[{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\"],\"delimiter\":\"::\"}] | must be one character",
                "[{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\"],\"jsonformat\":\"COMPACT\"}] | did you mean 'jsonFormat'?",
                "[{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\"],\"jsonFormat\":\"PRETTY\"}] | must be one of COMPACT, PRETTYPRINT",
                "[{\"optionName\":\"SINGLELINE\",\"parseOptions\":[\"NOTRIM\"]}] | did you mean 'NO_TRIM'?",
                "[{\"optionName\":\"ADDMETADATA\"}] | needs 'metadata'",
                "[{\"optionName\":\"ADDEC2METADATA\"}] | needs ec2.metadata",
                "[{\"optionName\":\"USINGPLUGGIN\",\"className\":\"a.B\"}] | transforms=...",
            })
    void complainsAboutWhatIsWrong(String steps, String complaint) {
        assertThat(complaints(steps, "extended")).singleElement().asString().contains(complaint);
    }

    @Test
    void complainsOnlyWhereTheAgentWould() {
        String groups = "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"SYSLOG\",\"matchPattern\":\"(a)\","
                + "\"customFieldNames\":[\"a\",\"b\"]}]";
        assertThat(complaints(groups, "strict")).isEmpty();
        assertThat(complaints("[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"ALB\"}]", "strict"))
                .singleElement()
                .asString()
                .contains("logFormat 'ALB' is unknown");
        assertThat(complaints("[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"ALB\"}]", "extended"))
                .isEmpty();
        assertThat(complaints("[]", "strict")).isEmpty();
    }

    @Test
    void whatIsLeftOpenDependsOnCompat() {
        assertThat(ConvertOptions.onUnmatched(OPTIONS.read(Map.of()))).isEqualTo(OnParseError.RAW);
        assertThat(ConvertOptions.onUnmatched(OPTIONS.read(Map.of("compat", "strict"))))
                .isEqualTo(OnParseError.DROP);
        assertThat(ConvertOptions.onFailed(OPTIONS.read(Map.of("compat", "strict"))))
                .isEqualTo(OnParseError.RAW);
        assertThat(ConvertOptions.onFailed(OPTIONS.read(Map.of("on.parse.error", "topic"))))
                .isEqualTo(OnParseError.TOPIC);
    }
}
