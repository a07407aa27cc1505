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
                entry("color.human", "commerce.color"),
                entry("current.timestamp", "date.now"),
                entry("datatype.boolean", "random.boolean"),
                entry("datatype.float", "random.float"),
                entry("datatype.hexaDecimal", "random.hexaDecimal"),
                entry("datatype.hexadecimal", "random.hexaDecimal"),
                entry("datatype.number", "random.number"),
                entry("datatype.uuid", "random.uuid"),
                entry("helpers.arrayElement", "random.arrayElement"),
                entry("helpers.arrayElements", "random.arrayElements"),
                entry("helpers.objectValue", "random.objectElement"),
                entry("helpers.randomize", "random.arrayElement"),
                entry("location.country", "address.country"),
                entry("location.countryCode", "address.countryCode"),
                entry("location.state", "address.state"),
                entry("location.timeZone", "address.timeZone"),
                entry("person.firstName", "name.firstName"),
                entry("person.fullName", "name.findName"),
                entry("person.jobArea", "name.jobArea"),
                entry("person.jobDescriptor", "name.jobDescriptor"),
                entry("person.jobTitle", "name.jobTitle"),
                entry("person.jobType", "name.jobType"),
                entry("person.lastName", "name.lastName"),
                entry("person.prefix", "name.prefix"),
                entry("person.suffix", "name.suffix"),
                entry("string.alpha", "random.alpha"),
                entry("string.alphanumeric", "random.alphaNumeric"),
                entry("string.hexadecimal", "random.hexaDecimal"),
                entry("string.uuid", "random.uuid"),
                entry("word.sample", "random.word"));
    }
}
