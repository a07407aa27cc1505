// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import java.util.List;

/** Every kind of predicate. */
public final class PredicateKinds {
    /** In the order of the reference. */
    public static final List<PredicateKind> ALL = List.of(
            ExpressionPredicates.HOLDS,
            FieldPredicates.EXISTS,
            FieldPredicates.EQUALS,
            FieldPredicates.MATCHES,
            FieldPredicates.LARGER,
            RecordPredicates.HEADER_EQUALS,
            RecordPredicates.HEADER_MATCHES,
            RecordPredicates.TOPIC_MATCHES,
            RecordPredicates.IS_TOMBSTONE);

    private PredicateKinds() {}
}
