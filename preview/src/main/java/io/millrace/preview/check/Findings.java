// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that is found in one configuration, in the order in which it is found. */
public final class Findings {
    private final Predicate<String> unknown;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param unknown whether the value of this option is known to a worker only: what is said of it becomes a warning
     */
    public Findings(Predicate<String> unknown) {
        this.unknown = unknown;
    }

    /**
     * Adds an error, unless it is known already.
     *
     * @param option the option to change
     * @param text what is wrong and what to do
     */
    public void error(String option, String text) {
        String plain = Wording.plain(option, text);
        Finding found = new Finding(option, plain);
        if (unknown.test(option)) {
            warn(option, "has a reference that only a worker resolves, so this may be no error: " + plain);
        } else if (!errors.contains(found)) {
            errors.add(found);
        }
    }

    /**
     * Adds a warning.
     *
     * @param option the option to look at, or empty when it is none
     * @param text what may be wrong
     */
    public void warn(String option, String text) {
        warnings.add(new Finding(option, text));
    }

    /**
     * What keeps the connector from being created.
     *
     * @return the errors
     */
    public List<Finding> errors() {
        return List.copyOf(errors);
    }

    /**
     * What may not be meant.
     *
     * @return the warnings
     */
    public List<Finding> warnings() {
        return List.copyOf(warnings);
    }
}
