// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTemplateTest {
    private static final ObjectOrigin ORIGIN =
            new ObjectOrigin(Instant.parse("2026-07-13T10:42:07.123Z"), "orders", 3, 4711);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"\" | 2026/07/13/10/",
                "events/data/ | events/data/2026/07/13/10/",
                "legacy | legacy2026/07/13/10/",
                "it's/ | it's/2026/07/13/10/",
                "a!b{c}d/ | a!b{c}d/2026/07/13/10/",
                "data/!{timestamp:yyyy/MM/dd}/ | data/2026/07/13/",
                "streaming/!{timestamp:yyyy/MM/} | streaming/2026/07/",
                "!{timestamp:'year='yyyy'/month='MM}/ | year=2026/month=07/",
                "'!{timestamp:yyyy}' | '2026'",
                "!{timestamp:HH}:!{timestamp:mm}:!{timestamp:ss.SSS} | 10:42:07.123",
                "!{timestamp:MMMM}/!{timestamp:EEE} | July/Mon",
                "!{timestamp:yyyy[-MM]} | 2026-07",
                "!{timestamp:''} | '",
                "!!{timestamp:yyyy}} | !2026}",
                "!{kafka:topic}/!{kafka:partition}/!{kafka:offset} | orders/3/4711",
                "!{kafka:topic}!{kafka:topic} | ordersorders",
            })
    void evaluatesDataPrefixes(String text, String expected) {
        assertThat(evaluated(PrefixTemplate.prefix(text, ZoneOffset.UTC))).isEqualTo(expected);
    }

    @Test
    void absentPrefixIsTheDefaultTimePath() {
        assertThat(evaluated(PrefixTemplate.prefix(null, ZoneOffset.UTC))).isEqualTo("2026/07/13/10/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rand/!{firehose:random-string}/", "rand/!{kafka:topic}/"})
    void anyExpressionAtAllSuppressesTheDefaultTimePath(String text) {
        assertThat(evaluated(PrefixTemplate.prefix(text, ZoneOffset.UTC))).matches("rand/[0-9A-Za-z]+/");
    }

    @Test
    void randomStringsHaveElevenCharactersAndAreFreshEachTime() {
        PrefixTemplate template =
                PrefixTemplate.prefix("!{firehose:random-string}/!{firehose:random-string}", ZoneOffset.UTC);
        Random random = new Random(7);

        String first = template.evaluate(ORIGIN, null, random);
        String second = template.evaluate(ORIGIN, null, random);

        assertThat(first).matches("[0-9A-Za-z]{11}/[0-9A-Za-z]{11}");
        assertThat(first.substring(0, 11)).isNotEqualTo(first.substring(12));
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid, 2026-07-13T22:30:00Z, 2026/07/14/00/",
        "Europe/Madrid, 2026-10-25T00:30:00Z, 2026/10/25/02/",
        "Europe/Madrid, 2026-10-25T01:30:00Z, 2026/10/25/02/",
        "Europe/Madrid, 2026-03-29T01:00:00Z, 2026/03/29/03/",
        "Asia/Kathmandu, 2026-07-13T18:15:00Z, 2026/07/14/00/",
    })
    void timesAreThoseOfTheZone(String zone, String instant, String expected) {
        ObjectOrigin origin = new ObjectOrigin(Instant.parse(instant), "t", 0, 0);

        assertThat(PrefixTemplate.prefix("", ZoneId.of(zone)).evaluate(origin, null, new Random(1)))
                .isEqualTo(expected);
    }

    @Test
    void weeksAndNamesDoNotDependOnTheWorker() {
        // New Year's Day 2027 belongs to the first week of 2027 in the United States and to the last of 2026 by ISO.
        ObjectOrigin newYear = new ObjectOrigin(Instant.parse("2027-01-01T00:00:00Z"), "t", 0, 0);

        assertThat(PrefixTemplate.prefix("!{timestamp:YYYY-'W'ww MMM a}", ZoneOffset.UTC)
                        .evaluate(newYear, null, new Random(1)))
                .isEqualTo("2027-W01 Jan AM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors/ | errors/",
                "!{firehose:error-output-type}/!{timestamp:yyyy/MM/} | processing-failed/2026/07/",
                "!{firehose:error-output-type}/!{firehose:error-output-type}/ | processing-failed/processing-failed/",
                "!{kafka:topic}/!{kafka:partition}/!{kafka:offset}/!{firehose:error-output-type} |"
                        + " orders/3/4711/processing-failed",
            })
    void evaluatesErrorOutputPrefixesWithoutEverAppending(String text, String expected) {
        assertThat(evaluated(PrefixTemplate.errorOutputPrefix(text, ZoneOffset.UTC)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"\" | processing-failed/",
                "raw/ | raw/processing-failed/2026/07/13/10/",
                "legacy | legacyprocessing-failed/2026/07/13/10/",
            })
    void decidesTheErrorPrefixWhenNoneIsGiven(String prefix, String expected) {
        assertThat(evaluated(PrefixTemplate.errorOutputPrefix(null, prefix, ZoneOffset.UTC)))
                .isEqualTo(expected);
        assertThat(evaluated(PrefixTemplate.errorOutputPrefix("", prefix, ZoneOffset.UTC)))
                .isEqualTo(expected);
    }

    @Test
    void demandsAnErrorPrefixWhenThePrefixHasExpressions() {
        assertThatThrownBy(() -> PrefixTemplate.errorOutputPrefix(null, "a/!{timestamp:yyyy}/", ZoneOffset.UTC))
                .isInstanceOf(InvalidPrefix.class)
                .hasMessageContaining("must be given")
                .hasMessageContaining("!{firehose:error-output-type}/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/!{timestmap:yyyy} | 5 | unknown namespace 'timestmap' (did you mean 'timestamp'?)",
                "a/!{Timestamp:yyyy} | 5 | did you mean 'timestamp'?",
                "!{xyzzyplugh:1} | 3 | unknown namespace 'xyzzyplugh'; allowed here: timestamp:",
                "!{:yyyy} | 3 | unknown namespace ''",
                "!{} | 3 | unknown namespace ''",
                "!{ timestamp:yyyy} | 3 | did you mean 'timestamp'?",
                "!{timestamp} | 3 | needs a colon",
                "!{firehose} | 3 | needs a colon",
                "!{timestamp:} | 13 | the pattern is empty",
                "!{firehose:random} | 12 | unknown firehose value 'random'; allowed here:",
                "!{firehose:random-sting} | 12 | did you mean 'random-string'?",
                "!{firehose:} | 12 | unknown firehose value ''",
                "!{kafka:topics} | 9 | did you mean 'topic'?",
                "!{kafka:key} | 9 | unknown kafka value 'key'",
                "!{timestamp:yyyy/bb} | 13 | 'yyyy/bb' is no java.time pattern",
                "!{timestamp:'year} | 13 | is no java.time pattern",
                "!{timestamp:yyyy'}'} | 13 | is no java.time pattern",
                "!{timestamp:yyyy{MM} | 13 | is no java.time pattern",
                "!{timestamp:ppM} | 13 | the pad letter 'p' is not supported",
                "!{timestamp:yyyy]} | 13 | is no java.time pattern",
                "!{timestamp:SSSSSSSSSS} | 13 | is no java.time pattern",
                "a/!{timestamp:yyyy | 3 | not closed",
                "a/!{ | 3 | not closed",
                "!{timestamp:yyyy!{firehose:random-string}} | 17 | inside another one",
                "!{timestamp:yyyy!{ | 17 | inside another one",
                "!{firehose:error-output-type}/ | 12 | belongs to the error output prefix only",
                "!{partitionKeyFromQuery:customer} | 3 | dynamic partitioning, which is not available yet",
                "!{partitionKeyFromLambda:customer} | 3 | dynamic partitioning, which is not available yet",
                "!{partitionKeyFromQuerry:customer} | 3 | did you mean 'partitionKeyFromQuery'?",
                "a/../b/ | 3 | between slashes",
                "./ | 1 | between slashes",
                "a/!{timestamp:'..'}/ | 16 | between slashes",
            })
    void rejectsInvalidDataPrefixes(String text, int position, String complaint) {
        InvalidPrefix invalid =
                catchThrowableOfType(InvalidPrefix.class, () -> PrefixTemplate.prefix(text, ZoneOffset.UTC));

        assertThat(invalid).as(text).isNotNull();
        assertThat(invalid).hasMessageStartingWith("at character " + position + ": ");
        assertThat(invalid).hasMessageContaining(complaint);
        assertThat(invalid.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "err/!{timestamp:yyyy}/ | 5 | must contain !{firehose:error-output-type}",
                "err/!{firehose:random-string}/ | 5 | must contain !{firehose:error-output-type}",
                "!{partitionKeyFromQuery:customer} | 3 | cannot be part of the error output prefix",
                "!{partitionKeyFromLambda:customer} | 3 | cannot be part of the error output prefix",
                "!{firehose:error-output-typ}/ | 12 | did you mean 'error-output-type'?",
                "!{firehose:error-output-type | 1 | not closed",
            })
    void rejectsInvalidErrorOutputPrefixes(String text, int position, String complaint) {
        InvalidPrefix invalid =
                catchThrowableOfType(InvalidPrefix.class, () -> PrefixTemplate.errorOutputPrefix(text, ZoneOffset.UTC));

        assertThat(invalid).as(text).isNotNull();
        assertThat(invalid).hasMessageStartingWith("at character " + position + ": ");
        assertThat(invalid).hasMessageContaining(complaint);
    }

    @Test
    void namesWhatIsAllowedInEachPlace() {
        assertThatThrownBy(() -> PrefixTemplate.prefix("!{firehose:x}", ZoneOffset.UTC))
                .hasMessageEndingWith("allowed here: timestamp:<java.time pattern>, firehose:random-string,"
                        + " kafka:topic, kafka:partition, kafka:offset");
        assertThatThrownBy(() -> PrefixTemplate.errorOutputPrefix("!{firehose:x}", ZoneOffset.UTC))
                .hasMessageContaining("firehose:error-output-type");
    }

    @Test
    void rejectsCharactersThatNoKeyShouldHave() {
        assertThatThrownBy(() -> PrefixTemplate.prefix("a\nb", ZoneOffset.UTC))
                .hasMessageStartingWith("at character 2: a control character");
        assertThatThrownBy(() -> PrefixTemplate.prefix("ab\ud83d", ZoneOffset.UTC))
                .hasMessageStartingWith("at character 3: half of a surrogate pair");
        assertThat(evaluated(PrefixTemplate.prefix("é\ud83d\ude00!{kafka:topic}", ZoneOffset.UTC)))
                .isEqualTo("é\ud83d\ude00orders");
    }

    @Test
    void rejectsWhatIsTooLongForEveryRecord() {
        assertThat(evaluated(PrefixTemplate.prefix("x".repeat(498), ZoneOffset.UTC)))
                .hasSize(512);
        assertThatThrownBy(() -> PrefixTemplate.prefix("x".repeat(499), ZoneOffset.UTC))
                .isInstanceOf(InvalidPrefix.class)
                .hasMessageContaining("at least 513 characters, at most 512");
        assertThatThrownBy(() -> PrefixTemplate.prefix("!{firehose:random-string}".repeat(47), ZoneOffset.UTC))
                .isInstanceOf(InvalidPrefix.class)
                .hasMessageContaining("at least 517 characters");
    }

    private static String evaluated(PrefixTemplate template) {
        return template.evaluate(ORIGIN, ErrorOutputType.PROCESSING_FAILED, new Random(1));
    }
}
