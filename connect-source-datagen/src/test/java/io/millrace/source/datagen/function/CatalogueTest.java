// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static io.millrace.source.datagen.template.Rendering.first;
import static io.millrace.source.datagen.template.Rendering.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<String> functionsWithoutArguments() {
        List<String> needArguments = List.of("date.between", "helpers.shuffle", "helpers.weightedArrayElement");
        return Catalogue.names().stream().filter(name -> !needArguments.contains(name));
    }

    @ParameterizedTest
    @MethodSource("functionsWithoutArguments")
    void rendersTextWithoutTracesOfNothing(String name) {
        assertThat(first("<{{" + name + "}}>"))
                .doesNotContain("null", "undefined", "#{")
                .hasSizeGreaterThan(1);
    }

    @Test
    void hasAllOfRandomAndDate() {
        assertThat(Catalogue.names())
                .contains(
                        "random.number",
                        "random.arrayElement",
                        "random.weightedArrayElement",
                        "random.objectElement",
                        "random.uuid",
                        "random.boolean",
                        "random.word",
                        "random.words",
                        "random.image",
                        "random.locale",
                        "random.alphaNumeric",
                        "random.float",
                        "random.alpha",
                        "random.arrayElements",
                        "random.hexaDecimal",
                        "date.now",
                        "date.utc",
                        "date.simTime",
                        "date.past",
                        "date.future",
                        "date.recent",
                        "date.between",
                        "date.month",
                        "date.weekday",
                        "date.soon",
                        "address.state",
                        "record.index",
                        "record.lane");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "random.uuid                                      ; [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
                "random.alphaNumeric                              ; [0-9a-z]",
                "random.alphaNumeric(12)                          ; [0-9a-z]{12}",
                "random.alpha(4)                                  ; [a-z]{4}",
                "random.alpha({count:4,upcase:true})              ; [A-Z]{4}",
                "string.alpha({length:6,casing:'mixed'})          ; [A-Za-z]{6}",
                "string.alphanumeric({length:6,casing:'upper'})   ; [A-Z0-9]{6}",
                "random.hexaDecimal(6)                            ; 0x[0-9a-fA-F]{6}",
                "string.hexadecimal({length:4,casing:'lower',prefix:''}) ; [0-9a-f]{4}",
                "string.numeric(5)                                ; [0-9]{5}",
                "datatype.string(20)                              ; [!-}]{20}",
                "helpers.replaceSymbols(A#-??)                    ; A[0-9]-[A-Z]{2}",
                "helpers.replaceSymbolWithNumber(\"(##) ?\")      ; \\([0-9]{2}\\) \\?",
                "random.words(3)                                  ; [^ ]+( [^ ]+){2,}",
                "lorem.words                                      ; [a-z]+ [a-z]+ [a-z]+",
                "random.image                                     ; http://lorempixel.com/640/480/[a-z]+",
                "random.arrayElements([1,2,3],2)                  ; [1-3],[1-3]",
                "helpers.shuffle(['a','b'])                       ; (a,b|b,a)",
                "random.objectElement({a:'x',b:'y'})              ; [xy]",
                "random.objectElement({a:'x',b:'y'},'key')        ; [ab]",
                "name.jobTitle                                    ; [A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+",
            })
    void rendersThePattern(String call, String pattern) {
        assertThat(values("{{" + call + "}}", 300)).allMatch(value -> value.matches(pattern));
    }

    @Test
    void arrayElementsAreNeverTakenTwice() {
        assertThat(values("{{random.arrayElements([1,2,3])}}", 2000))
                .isEqualTo(new TreeSet<>(List.of(
                        "1", "2", "3", "1,2", "1,3", "2,1", "2,3", "3,1", "3,2", "1,2,3", "1,3,2", "2,1,3", "2,3,1",
                        "3,1,2", "3,2,1")));
    }

    @Test
    void knowsTheFiftyStates() {
        assertThat(values("{{address.state}}", 5000)).hasSize(50).contains("Alabama", "New York", "Wyoming");
    }

    @Test
    void defaultsAreThoseOfTheOriginal() {
        assertThat(values("{{random.arrayElement}}", 100)).containsExactly("a", "b", "c");
        assertThat(values("{{random.weightedArrayElement}}", 100)).containsExactly("cat", "dog");
        assertThat(values("{{random.objectElement}}", 100)).containsExactly("bar", "car");
        assertThat(values("{{random.locale}}", 2000)).hasSize(35);
        assertThat(values("{{random.arrayElement('xy')}}", 100)).containsExactly("x", "y");
    }
}
