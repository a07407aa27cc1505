// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.errors.DataException;

/** A step that could not do its work on one record. The message names step, path and reason, never a value. */
public final class StepFailure extends DataException {
    private final transient Site site;

    /**
     * Makes one; there is no cause, because messages of other exceptions hold values.
     *
     * @param site the step
     * @param where the path or part of the record that it was working at
     * @param reason what is wrong and what to do, without any value
     */
    public StepFailure(Site site, String where, String reason) {
        super(site.name() + " at " + where + ": " + reason);
        this.site = site;
    }

    /**
     * The same failure, of another record.
     *
     * @param again the first one
     */
    StepFailure(StepFailure again) {
        super(again.getMessage());
        this.site = again.site;
    }

    /**
     * What a failure of any kind becomes: the words of ours are kept, those of others may hold values and are not.
     *
     * @param site the step
     * @param where the path that it was working at
     * @param failure what was thrown
     * @return the failure to throw
     */
    public static StepFailure of(Site site, String where, Throwable failure) {
        if (failure instanceof StepFailure known) {
            return known;
        }
        return new StepFailure(site, where, reason(failure));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof BadValue) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof StackOverflowError
                ? "the value is nested too deeply"
                : "unexpected " + failure.getClass().getName();
    }

    /**
     * Whose failure it is.
     *
     * @return the step
     */
    public Site site() {
        return site;
    }
}
