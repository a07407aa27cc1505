// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void findsTheNearestNameFirst() {
        List<String> names = List.of("buffer.size.mib", "buffer.interval.seconds", "prefix", "compression");

        assertThat(Spelling.nearest("bufer.size.mb", names, 1)).containsExactly("buffer.size.mib");
        assertThat(Spelling.nearest("Prefx", names, 1)).containsExactly("prefix");
    }

    @Test
    void findsNothingForSomethingElse() {
        assertThat(Spelling.nearest("zone", List.of("compression", "prefix"), 3))
                .isEmpty();
    }

    @Test
    void countsEdits() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("abc", "abc")).isZero();
    }

    @Property
    void isSymmetricAndBoundedByTheLongerWord(
            @ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        assertThat(Spelling.distance(a, b))
                .isEqualTo(Spelling.distance(b, a))
                .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }

    @Property
    void oneEditIsDistanceOne(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String word) {
        assertThat(Spelling.distance(word, word.substring(1))).isEqualTo(1);
        assertThat(Spelling.distance(word, word + "!")).isEqualTo(1);
    }
}
