// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.errors.DataException;

/** A value that a step cannot work with. The message tells what is wrong with it and never holds any of it. */
public final class BadValue extends DataException {
    /**
     * Makes one; there is no cause, because messages of other exceptions hold values.
     *
     * @param reason what is wrong and what to do, without the value
     */
    public BadValue(String reason) {
        super(reason);
    }
}
