// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.List;

/** Functions that choose from a word list. */
final class WordFunctions {
    private WordFunctions() {}

    static List<Definition> all() {
        return List.of(words("address.state", "address", "address", "state"));
    }

    private static Definition words(String name, String file, String... keys) {
        // Arguments (a gender, an abbreviation flag) have no effect in English, as in Kinesis Data Generator.
        return Definition.of(name, 1, (arguments, site) -> Choices.uniform(WordLists.list(file, keys), site));
    }
}
