// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import java.math.RoundingMode;

/** What becomes of digits that the new type has no room for. */
enum Rounding {
    FAIL("fail", RoundingMode.UNNECESSARY),
    DOWN("down", RoundingMode.DOWN),
    FLOOR("floor", RoundingMode.FLOOR),
    CEILING("ceiling", RoundingMode.CEILING),
    HALF_UP("half.up", RoundingMode.HALF_UP),
    HALF_EVEN("half.even", RoundingMode.HALF_EVEN);

    private final String word;
    private final RoundingMode mode;

    Rounding(String word, RoundingMode mode) {
        this.word = word;
        this.mode = mode;
    }

    String word() {
        return word;
    }

    RoundingMode mode() {
        return mode;
    }
}
