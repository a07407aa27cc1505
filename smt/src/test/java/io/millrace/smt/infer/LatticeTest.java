// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class LatticeTest {
    /** So small that structures of the generated values turn into maps. */
    private static final Lattice LATTICE = new Lattice(3);

    private static final int DEPTH = 3;

    @Provide
    static Arbitrary<Type> types() {
        Arbitrary<Type> pins =
                Arbitraries.of("string", "int32", "decimal(18,2)").map(t -> new Type.Pinned(Target.parse(t)));
        Arbitrary<Type> pinned = pins.map(pin -> new Type.Members(Map.of("a", pin)));
        Arbitrary<Type> seen = Values.any(3).map(value -> Values.naive(LATTICE, Moments.ON, value, 1, DEPTH));
        return Arbitraries.frequencyOf(Tuple.of(12, seen), Tuple.of(1, pins), Tuple.of(1, pinned));
    }

    @Provide
    static Arbitrary<Object> values() {
        return Values.any(3);
    }

    @Property
    void theOrderOfTwoDoesNotMatter(@ForAll("types") Type a, @ForAll("types") Type b) {
        assertThat(LATTICE.join(a, b)).isEqualTo(LATTICE.join(b, a));
    }

    @Property
    void theGroupingOfThreeDoesNotMatter(@ForAll("types") Type a, @ForAll("types") Type b, @ForAll("types") Type c) {
        assertThat(LATTICE.join(LATTICE.join(a, b), c)).isEqualTo(LATTICE.join(a, LATTICE.join(b, c)));
    }

    @Property
    void joiningTheSameAgainChangesNothing(@ForAll("types") Type a, @ForAll("types") Type b) {
        Type both = LATTICE.join(a, b);

        assertThat(LATTICE.join(a, a)).isSameAs(a);
        assertThat(LATTICE.join(both, b)).isSameAs(both);
        assertThat(LATTICE.join(both, a)).isSameAs(both);
        assertThat(LATTICE.join(Type.Simple.NOTHING, a)).isEqualTo(a);
    }

    @Property
    void whatHoldsMoreStillDoesWhenBothAreJoinedWithAThird(
            @ForAll("types") Type a, @ForAll("types") Type b, @ForAll("types") Type c) {
        Type more = LATTICE.join(a, b);

        assertThat(LATTICE.join(LATTICE.join(a, c), LATTICE.join(more, c))).isEqualTo(LATTICE.join(more, c));
    }

    @Property
    void learningIsTheJoinWithTheTypeOfTheValue(@ForAll("types") Type known, @ForAll("values") Object value) {
        // As an element, because the value itself may have as many names as it likes.
        Type before = new Type.ListOf(known);
        Type learned = new Learner(settings(), before, false).learn(before, value == null ? List.of() : List.of(value));

        assertThat(learned)
                .isEqualTo(new Type.ListOf(LATTICE.join(known, Values.naive(LATTICE, Moments.ON, value, 2, DEPTH))));
    }

    @Property
    void aColumnTakesAValueExactlyWhenItsTypeHoldsIt(@ForAll("values") Object seen, @ForAll("values") Object value) {
        if (value == null) {
            return;
        }
        Type type = Values.naive(LATTICE, Moments.ON, seen, 1, DEPTH);
        Column column = new Columns(settings()).whole(type, null, false, null);
        boolean held = LATTICE.join(type, Values.naive(LATTICE, Moments.ON, value, 1, DEPTH))
                .equals(type);

        assertThat(column.convert(value, null) != Column.MISFIT).isEqualTo(held);
    }

    @Test
    void numbersMeetInTheLeastTypeThatLosesNothing() {
        assertThat(form(1, 5L)).isEqualTo(Numeric.Form.INT64);
        assertThat(form(1, 2.5f)).isEqualTo(Numeric.Form.DOUBLE);
        assertThat(form(1L << 53, 0.5)).isEqualTo(Numeric.Form.DOUBLE);
        assertThat(form((1L << 53) + 1, 0.5)).isEqualTo(Numeric.Form.STRING);
        assertThat(form(5L, new BigDecimal("1.25"))).isEqualTo(Numeric.Form.DECIMAL);
        assertThat(form(0.5, new BigDecimal("1.25"))).isEqualTo(Numeric.Form.DOUBLE);
        assertThat(form(0.5, new BigDecimal("1.2345678901234567"))).isEqualTo(Numeric.Form.STRING);
        assertThat(form(BigInteger.TEN.pow(37), 1)).isEqualTo(Numeric.Form.DECIMAL);
        assertThat(form(BigInteger.TEN.pow(38), 1)).isEqualTo(Numeric.Form.STRING);
    }

    private static Settings settings() {
        return new Settings(
                LATTICE,
                new Names(Names.Style.AS_IS, 255, "_rest"),
                new Limits(1000, 1 << 20, DEPTH),
                Moments.ON,
                new Choice.AsText(),
                Type.Members.NONE);
    }

    private static Numeric.Form form(Number a, Number b) {
        return Numeric.of(a).join(Numeric.of(b)).form();
    }
}
