// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {
    @Test
    void readsNamesArraysAndWildcards() {
        assertThat(FieldPath.parse("orders[].lines[2].*.`a.b`").segments())
                .containsExactly(
                        new Segment.Name("orders"),
                        new Segment.AllElements(),
                        new Segment.Name("lines"),
                        new Segment.Element(2),
                        new Segment.AllFields(),
                        new Segment.Name("a.b"));
    }

    @Test
    void readsListsWithCommasInsideBackticks() {
        assertThat(FieldPath.parseList(" a.b , `x,y`, [].z ")).hasToString("[a.b, `x,y`, [].z]");
        assertThat(FieldPath.parseList(" ")).isEmpty();
    }

    @Test
    void aBackslashEscapesABacktickWithinBackticks() {
        assertThat(FieldPath.parse("`a\\`b`")).isEqualTo(FieldPath.of("a`b"));
    }

    @Test
    void aTrailingDotAddsAnEmptyName() {
        assertThat(FieldPath.parse("a.")).isEqualTo(FieldPath.of("a", ""));
    }

    @Test
    void theEmptyTextIsTheWholeValue() {
        assertThat(FieldPath.parse(" ")).isEqualTo(FieldPath.WHOLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`a|character 1",
                "a[|character 2",
                "a[x]|character 2",
                "a[-1]|character 2",
                "`a`b|character 4",
                "a[]b|character 4",
            })
    void tellsWhereAPathIsWrong(String text, String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldPath.parse(text))
                .withMessageContaining(place);
    }

    @Test
    void oneMissingPathOfAListIsAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldPath.parseList("a,,b"));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldPath.parse("a,b"));
    }

    @Property
    void readsWhatItShows(
            @ForAll @Size(min = 1, max = 4)
                    List<
                                    @StringLength(max = 5) @CharRange(from = 'a', to = 'c')
                                    @Chars({'.', '`', '[', ']', ',', '*', ' '}) String>
                            names) {
        FieldPath path = FieldPath.of(names.toArray(new String[0]));

        assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
        assertThat(FieldPath.parseList(path + "," + path)).containsExactly(path, path);
    }
}
