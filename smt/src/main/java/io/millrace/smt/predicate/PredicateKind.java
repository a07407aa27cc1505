// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.smt.engine.Configuration;
import io.millrace.smt.engine.Part;
import java.util.List;
import java.util.Map;

/**
 * A kind of predicate, declared once: from this come the class's ConfigDef and its reference.
 *
 * @param name the simple name of the predicate's class
 * @param summary when it holds, in Markdown, for the reference
 * @param options its own options
 * @param maker makes the condition from a valid configuration
 */
public record PredicateKind(String name, String summary, List<Option<?>> options, Maker maker) {
    /** Makes a condition. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes a condition.
         *
         * @param part which half of each record it looks at; conditions on other things of a record take no notice
         * @param values the values of the declared options
         * @return the condition
         * @throws org.apache.kafka.common.config.ConfigException when options do not fit together
         */
        Condition make(Part part, OptionValues values);
    }

    /** Copies the list. */
    public PredicateKind {
        options = List.copyOf(options);
    }

    /**
     * Everything that the predicate understands.
     *
     * @return own options first
     */
    public Options all() {
        return Options.of(List.of(options, List.of(OnFailure.OPTION)));
    }

    /**
     * Makes a condition that is safe to ask: what it cannot judge is answered as the configuration says.
     *
     * @param part which half of each record it looks at
     * @param configs what the framework hands over
     * @return the condition
     * @throws org.apache.kafka.common.config.ConfigException with every fault at once
     */
    public Condition configured(Part part, Map<String, ?> configs) {
        OptionValues values = Configuration.read(name, all(), Configuration.texts(configs));
        return new Judge(
                name, Configuration.making(name, () -> maker.make(part, values)), values.get(OnFailure.OPTION));
    }
}
