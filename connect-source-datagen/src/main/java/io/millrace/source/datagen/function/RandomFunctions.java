// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.List;
import java.util.Locale;

/** The module random, and what newer releases moved from it to datatype and string; numbers are in NumberFunctions. */
final class RandomFunctions {
    private static final int MAX_COUNT = 10_000;
    private static final String HEX = Characters.DIGITS + "abcdefABCDEF";
    private static final List<String> LOCALES = List.of(
            "de",
            "de_AT",
            "de_CH",
            "en",
            "en_AU",
            "en_BORK",
            "en_CA",
            "en_GB",
            "en_IE",
            "en_IND",
            "en_US",
            "en_au_ocker",
            "es",
            "es_MX",
            "fa",
            "fr",
            "fr_CA",
            "ge",
            "id_ID",
            "it",
            "ja",
            "ko",
            "nb_NO",
            "nep",
            "nl",
            "pl",
            "pt_BR",
            "ru",
            "sk",
            "sv",
            "tr",
            "uk",
            "vi",
            "zh_CN",
            "zh_TW");
    private static final List<String> PICTURES = List.of(
            "abstract",
            "animals",
            "business",
            "cats",
            "city",
            "fashion",
            "food",
            "nature",
            "nightlife",
            "people",
            "sports",
            "technics",
            "transport");

    private RandomFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.of(
                        "datatype.string",
                        1,
                        (arguments, site) ->
                                Characters.of("", printable(), (int) arguments.whole(0, 10, 0, MAX_COUNT), site)),
                Definition.ofFormat(
                        "helpers.replaceSymbolWithNumber",
                        1,
                        (arguments, site) -> Characters.ofPattern(arguments.text(0, ""), false, site)),
                Definition.ofFormat(
                        "helpers.replaceSymbols",
                        1,
                        (arguments, site) -> Characters.ofPattern(arguments.text(0, ""), true, site)),
                Definition.of("random.alpha", 1, RandomFunctions::alpha),
                Definition.of("random.alphaNumeric", 1, RandomFunctions::alphaNumeric),
                Definition.of(
                        "random.boolean", 0, (arguments, site) -> Choices.uniform(List.of("true", "false"), site)),
                Definition.of("random.hexaDecimal", 1, RandomFunctions::hexaDecimal),
                Definition.of(
                        "random.image",
                        0,
                        (arguments, site) -> Choices.uniform(
                                PICTURES.stream()
                                        .map(p -> "http://lorempixel.com/640/480/" + p)
                                        .toList(),
                                site)),
                Definition.of("random.locale", 0, (arguments, site) -> Choices.uniform(LOCALES, site)),
                Definition.of("random.uuid", 0, (arguments, site) -> new Uuid(site.field())),
                Definition.of(
                        "string.numeric",
                        1,
                        (arguments, site) ->
                                Characters.of("", Characters.DIGITS, (int) arguments.whole(0, 1, 0, MAX_COUNT), site)));
    }

    private static String printable() {
        StringBuilder all = new StringBuilder();
        for (char c = '!'; c <= '}'; c++) {
            all.append(c);
        }
        return all.toString();
    }

    private static Generator alpha(Arguments arguments, Site site) {
        boolean upper = arguments.at(0) instanceof Argument.Obj object
                && Fields.of(arguments.function(), object, "count", "length", "upcase", "casing")
                        .flag("upcase");
        String byDefault = upper ? Characters.UPPER : Characters.LOWER;
        return characters(arguments, site, "", Characters.LOWER, byDefault, "");
    }

    private static Generator alphaNumeric(Arguments arguments, Site site) {
        String alphabet = Characters.DIGITS + Characters.LOWER;
        return characters(arguments, site, "", alphabet, alphabet, Characters.DIGITS);
    }

    private static Generator hexaDecimal(Arguments arguments, Site site) {
        return characters(arguments, site, "0x", Characters.DIGITS + "abcdef", HEX, Characters.DIGITS);
    }

    /** Reads a count, or an object with count, prefix and letter case. */
    private static Generator characters(
            Arguments arguments, Site site, String prefix, String lower, String byDefault, String digits) {
        if (!(arguments.at(0) instanceof Argument.Obj object)) {
            return Characters.of(prefix, byDefault, (int) arguments.whole(0, 1, 0, MAX_COUNT), site);
        }
        Fields fields = Fields.of(arguments.function(), object, "count", "length", "prefix", "casing", "upcase");
        long count = fields.whole("length", fields.whole("count", 1, 0, MAX_COUNT), 0, MAX_COUNT);
        String letters = lower.substring(digits.length());
        String alphabet = switch (fields.text("casing", "")) {
            case "" -> byDefault;
            case "lower" -> digits + letters;
            case "upper" -> digits + letters.toUpperCase(Locale.ROOT);
            case "mixed" -> digits + letters + letters.toUpperCase(Locale.ROOT);
            default ->
                throw Arguments.expected(
                        fields.where("casing"), "\"lower\", \"upper\" or \"mixed\"", fields.require("casing"));
        };
        return Characters.of(fields.text("prefix", prefix), alphabet, (int) count, site);
    }
}
