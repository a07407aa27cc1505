// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values without a schema, and the naive way to the type of one. */
final class Values {
    /** Few names, so that records meet; two of them differ in case only. */
    private static final List<String> NAMES = List.of("a", "b", "B", "c-d", "c_d", "e", "f");

    private Values() {}

    static Arbitrary<Object> any(int depth) {
        Arbitrary<Object> scalar = scalars();
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Object> below = Arbitraries.lazy(() -> any(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalar),
                Tuple.of(2, structures(below).map(map -> (Object) map)),
                Tuple.of(1, below.list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list))));
    }

    static Arbitrary<Map<String, Object>> records() {
        return structures(any(2));
    }

    private static Arbitrary<Map<String, Object>> structures(Arbitrary<Object> values) {
        return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(4).map(LinkedHashMap::new);
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private static Arbitrary<Object> scalars() {
        return Arbitraries.<Object>of(
                        1,
                        Integer.MIN_VALUE,
                        (short) 3,
                        5L,
                        (1L << 53) + 1,
                        Long.MIN_VALUE,
                        1.5,
                        Double.NaN,
                        -0.0,
                        2.5f,
                        new BigDecimal("12.34"),
                        new BigDecimal("1E+7"),
                        new BigDecimal("0.000000000000001"),
                        new BigDecimal("1E+1000000000"),
                        new BigDecimal("1E-1000000000"),
                        BigInteger.TWO.pow(200),
                        BigInteger.TEN,
                        true,
                        "text",
                        "2026-11-20",
                        "2026-11-20T17:23:00.25+02:00",
                        "2026-13-20",
                        "\uD800",
                        new Date(1_700_000_000_123L),
                        new byte[] {1, 2},
                        List.of(),
                        Map.of())
                .injectNull(0.1);
    }

    /** The type of a value, made in full. */
    static Type naive(Lattice lattice, Moments moments, Object value, int depth, int maxDepth) {
        if (value == null || Scalars.isEmpty(value)) {
            return Type.Simple.NOTHING;
        }
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            return Scalars.typeOf(value, moments);
        }
        if (depth > maxDepth) {
            return Type.Simple.ANY;
        }
        if (value instanceof List<?> list) {
            Type elements = Type.Simple.NOTHING;
            for (Object element : list) {
                elements = lattice.join(elements, naive(lattice, moments, element, depth + 1, maxDepth));
            }
            return new Type.ListOf(elements);
        }
        Type type = Type.Members.NONE;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            Type field = naive(lattice, moments, entry.getValue(), depth + 1, maxDepth);
            // One by one through the join, which knows when names are too many.
            type = lattice.join(type, new Type.Members(Map.of((String) entry.getKey(), field)));
        }
        return type;
    }
}
