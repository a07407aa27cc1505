// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;

/** What a path means that names nothing in a record. */
public enum OnMissing {
    /** The step fails: the path may be misspelt. */
    FAIL("fail"),
    /** There is nothing to do for this path. */
    SKIP("skip");

    private final String word;

    OnMissing(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }

    /**
     * Fails if nothing was found and that is a fault.
     *
     * @param found how many places the path named
     * @param path the path
     * @throws BadValue when it named none and must
     */
    public void check(int found, FieldPath path) {
        if (found == 0 && this == FAIL) {
            throw new BadValue("there is no field " + path + "; mend the path, or set on.missing=skip");
        }
    }
}
