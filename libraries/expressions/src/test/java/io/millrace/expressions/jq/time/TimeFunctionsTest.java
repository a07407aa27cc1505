// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq.time;

import static io.millrace.expressions.language.Evaluations.jq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.Settings;
import io.millrace.expressions.language.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFunctionsTest {
    /** The queries and the record of Amazon's page on partitioning keys with inline parsing. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    .customer_id                        => "1234567890"
                    .type.device                        => "mobile"
                    .event_timestamp| strftime("%Y")    => "2019"
                    .event_timestamp| strftime("%m")    => "08"
                    .event_timestamp| strftime("%d")    => "09"
                    .event_timestamp| strftime("%H")    => "20"
                    """)
    void partitionKeysOfFirehoseAreWhatAmazonDocuments(String query, String key) throws Exception {
        String event = """
                {"type": {"device": "mobile", "event": "user_clicked_submit_button"},
                 "customer_id": "1234567890", "event_timestamp": 1565382027, "region": "sample_region"}
                """;
        assertThat(jq(query, event)).isEqualTo(key);
    }

    @Test
    void wholeQueryOfFirehoseIsOneObject() throws Exception {
        assertThat(jq(
                        "{customer_id: .customer_id, year: .event_timestamp|strftime(\"%Y\"), d: .type.device}",
                        "{\"customer_id\":\"c\",\"event_timestamp\":1565382027,\"type\":{\"device\":\"m\"}}"))
                .isEqualTo("{\"customer_id\":\"c\",\"year\":\"2019\",\"d\":\"m\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    0 | todate                                                 => "1970-01-01T00:00:00Z"
                    1425599621.678 | todate                                    => "2015-03-05T23:53:41Z"
                    1425599621 | todateiso8601                                 => "2015-03-05T23:53:41Z"
                    1425599621 | date                                          => "2015-03-05T23:53:41Z"
                    "2015-03-05T23:51:47Z" | fromdate                          => 1425599507
                    "2015-03-05T23:51:47Z" | fromdateiso8601                   => 1425599507
                    "2015-03-05T23:51:47Z" | strptime("%Y-%m-%dT%H:%M:%SZ")    => [2015,2,5,23,51,47,4,63]
                    [2015,2,5,23,51,47,4,63] | mktime                          => 1425599507
                    1425599621 | gmtime                                        => [2015,2,5,23,53,41,4,63]
                    1425599621.25 | gmtime                                     => [2015,2,5,23,53,41.25,4,63]
                    -1.5 | gmtime                                              => [1969,11,31,23,59,59.5,3,364]
                    1425599621 | localtime                                     => [2015,2,5,23,53,41,4,63]
                    1425599621 | strflocaltime("%H %Z %z")                     => "23 UTC +0000"
                    [2015,2,5,23,51,47,4,63] | strftime("%A, %B %d, %Y")       => "Thursday, March 05, 2015"
                    0 | strftime("%a %b %e %j %U %W %V %G %u %w %y %C %I %p")  => "Thu Jan  1 001 00 00 01 1970 4 4 70 19 12 AM"
                    1425599621 | strftime("%D %F %T %R %r %s %-d %k|%l")       => "03/05/15 2015-03-05 23:53:41 23:53 11:53:41 PM 1425599621 5 23|11"
                    1425599621 | strftime("%%%n%t%Q")                          => "%\\n\\t%Q"
                    "10:20" | strptime("%H:%M")                                => [1900,0,0,10,20,0,8,367]
                    "2015" | strptime("%Y")                                    => [2015,0,0,0,0,0,3,-1]
                    "2015 064" | strptime("%Y %j")                             => [2015,2,5,0,0,0,4,63]
                    "5 mar 15 11:05 pm" | strptime("%d %b %y %I:%M %p")        => [2015,2,5,23,5,0,4,63]
                    "2015-03-05 rest" | strptime("%F")                         => [2015,2,5,0,0,0,4,63," rest"]
                    "2015-03-05T10:00:00+02:00" | strptime("%FT%T%z") | mktime => 1425549600
                    "Thu, 05 Mar 2015 23:51:47 GMT"|strptime("%a, %d %b %Y %T %Z")|mktime => 1425599507
                    [2015,14,35,25,61,61,0,0] | mktime                         => 1459821721
                    10 | dateadd("seconds"; 5)                                 => 15
                    10 | datesub("seconds"; 5)                                 => 5
                    """)
    void timeIsThatOfJq(String expression, String answer) throws Exception {
        assertThat(jq(expression, "null")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    "x" | todate
                    "x" | gmtime
                    1e300 | gmtime
                    nan | gmtime
                    "2015-03-05" | fromdate
                    "2015-03-05T23:51:47Zx" | fromdate
                    "2015-13-05T23:51:47Z" | fromdate
                    "1969-12-31T23:59:59Z" | fromdate
                    [2015,2,5] | mktime
                    1 | strftime("")
                    1 | strftime(1)
                    "x" | strptime("%b")
                    """)
    void whatIsNoTimeFails(String expression) {
        assertThatThrownBy(() -> jq(expression, "null")).isInstanceOf(EvaluationFailure.class);
    }

    @Test
    void nowNeedsAClock() throws Exception {
        assertThatThrownBy(() -> jq("1 | now", "null"))
                .isInstanceOf(BadExpression.class)
                .hasMessageContaining("column 5")
                .hasMessageContaining("no clock");
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_500));
        assertThat(Language.JQ
                        .compile("now", Settings.STANDARD.withNow(clock))
                        .evaluate(NullNode.getInstance())
                        .doubleValue())
                .isEqualTo(1.5);
        assertThat(Language.JSLT
                        .compile("now()", Settings.STANDARD.withNow(clock))
                        .evaluate(NullNode.getInstance())
                        .doubleValue())
                .isEqualTo(1.5);
    }

    @Property(tries = 300)
    void anyMomentIsFormattedAsJavaDoes(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long epoch)
            throws Exception {
        String expected = LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss EEE LLL hh a", Locale.ROOT));
        assertThat(jq(". | strftime(\"%Y-%m-%d %H:%M:%S %a %b %I %p\")", Long.toString(epoch)))
                .isEqualTo("\"" + expected + "\"");
    }

    @Property(tries = 300)
    void whatIsFormattedIsParsedBack(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long epoch) throws Exception {
        assertThat(jq("todate | fromdate", Long.toString(epoch))).isEqualTo(Long.toString(epoch));
        assertThat(jq("gmtime | mktime", Long.toString(epoch))).isEqualTo(Long.toString(epoch));
    }
}
