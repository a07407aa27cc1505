// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.common.options.Option;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules of single options. */
final class Checks {
    private Checks() {}

    /** The rule that the whole text matches a pattern. */
    static Option.Check<String> pattern(String regex, String complaint) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).matches() ? Optional.empty() : Optional.of(complaint);
    }
}
