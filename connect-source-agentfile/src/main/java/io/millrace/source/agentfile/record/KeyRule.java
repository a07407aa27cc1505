// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where keys come from.
 *
 * @param choice from what
 * @param pattern what is looked for in the event
 * @param field the member of the converted object
 */
record KeyRule(KeyChoice choice, Optional<Pattern> pattern, Optional<String> field) {
    /** Whether it is the same for all events of a record whatever they are. */
    boolean isOfRecord() {
        return choice != KeyChoice.GROUP && choice != KeyChoice.FIELD;
    }
}
