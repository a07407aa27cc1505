// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.common.options.Option;
import org.apache.kafka.common.config.ConfigDef;

/** What a predicate answers for a record that it cannot judge. */
public enum OnFailure {
    /** The condition does not hold. */
    FALSE("false"),
    /** The condition holds. */
    TRUE("true"),
    /** The record fails. */
    FAIL("fail");

    /** The option that says so. */
    public static final Option<OnFailure> OPTION = Option.choice("on.error", values(), OnFailure::word)
            .defaultingTo(FALSE.word)
            .group("Errors")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "What the predicate answers for a record that it cannot judge: an expression that does not fit the record's "
                            + "types or spends its budget, a Java pattern that runs away. 'false' and 'true' are answers, which negate "
                            + "turns round, and the first such record of a task is logged, without any value; 'fail' fails the record, so "
                            + "that the connector's errors.tolerance decides. A missing field and null are no such case: they make "
                            + "the condition false. 'false' is the default, because a condition shall not stop a stream. In front of a "
                            + "mask choose 'fail', or the answer that masks: otherwise a record that cannot be judged passes in "
                            + "clear text.");

    private final String word;

    OnFailure(String word) {
        this.word = word;
    }

    private String word() {
        return word;
    }
}
