// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

/** A container whose size is known without touching its members, so that counting does not convert what is lazy. */
public interface Weighed {
    /**
     * Its nodes, itself included.
     *
     * @return at least 1
     */
    int nodes();

    /**
     * The characters of its texts, names included; an estimate.
     *
     * @return at least 0
     */
    int characters();
}
