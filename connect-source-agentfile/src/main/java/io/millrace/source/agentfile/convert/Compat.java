// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.util.Locale;

/** How closely a flow does what the Kinesis Agent does. */
public enum Compat {
    /** As the agent does it, its gaps included. */
    STRICT,
    /** The agent's options, and what files hold in practice. */
    EXTENDED;

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
