// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static java.util.Map.entry;

import java.util.Map;

/** Names that newer releases of faker.js gave to functions, because people paste templates from their documentation. */
final class Aliases {
    private Aliases() {}

    static Map<String, String> all() {
        return Map.ofEntries(
                entry("current.timestamp", "date.now"),
                entry("datatype.number", "random.number"),
                entry("helpers.arrayElement", "random.arrayElement"),
                entry("helpers.randomize", "random.arrayElement"),
                entry("location.state", "address.state"));
    }
}
