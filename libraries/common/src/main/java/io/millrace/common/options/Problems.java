// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigValue;

/** Where cross-checks put their errors: on the option that the user should change. */
public final class Problems {
    private final Map<String, ConfigValue> values;

    Problems(Map<String, ConfigValue> values) {
        this.values = values;
    }

    /**
     * Whether these options have no error so far, so that a rule may read them.
     *
     * @param options the options that the rule reads
     * @return true when all are valid
     */
    public boolean valid(Option<?>... options) {
        return Arrays.stream(options).allMatch(o -> valueOf(o).errorMessages().isEmpty());
    }

    /**
     * Puts an error on an option.
     *
     * @param option the option to change
     * @param complaint what is wrong and what to do
     */
    public void add(Option<?> option, String complaint) {
        valueOf(option).addErrorMessage(complaint);
    }

    private ConfigValue valueOf(Option<?> option) {
        return Objects.requireNonNull(values.get(option.name()), option.name());
    }
}
