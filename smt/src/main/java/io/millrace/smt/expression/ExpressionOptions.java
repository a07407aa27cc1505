// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.Budget;
import io.millrace.expressions.Settings;
import io.millrace.expressions.language.Language;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** What all steps with expressions understand. */
final class ExpressionOptions {
    static final Option<Language> LANGUAGE = Option.choice("language", Language.values(), Language::word)
            .defaultingTo(Language.JSLT.word())
            .group("Expression")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "The expressions' language. 'jslt' is the faster one and the default; 'jq' is version 1.6, the language of "
                            + "Firehose's dynamic partitioning, date functions included.");

    static final Option<Boolean> KEEP_EMPTY = Option.flag("jslt.keep.empty.enabled", true)
            .group("Expression")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "Whether an object that a JSLT expression builds keeps members that are null, {} or []. JSLT by itself drops "
                            + "them, which loses what the record said; switch this off for expressions that rely on it.");

    static final Option<Duration> TIMEOUT = Option.between(
                    Duration.ofMillis(1), Duration.ofSeconds(60), Option.millis("expression.timeout.ms"))
            .defaultingTo(5_000L)
            .group("Expression")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "How long one evaluation may take, in milliseconds. A net against expressions without end; the number of "
                            + "steps and the size of what is made are bounded as well, and end what runs away long before this. Five seconds "
                            + "are far more than a record needs, so that a pause of the collector or a busy machine fails none.");

    static final List<Option<?>> SHARED = List.of(LANGUAGE, KEEP_EMPTY, TIMEOUT);

    private ExpressionOptions() {}

    static Settings settings(OptionValues values) {
        Budget standard = Budget.STANDARD;
        Budget budget = new Budget(
                standard.steps(), values.get(TIMEOUT), standard.nodes(), standard.characters(), standard.depth());
        return Settings.STANDARD
                .withBudget(budget)
                .withKeepEmpty(values.get(KEEP_EMPTY))
                .withVariables(RecordVariables.NAMES);
    }
}
