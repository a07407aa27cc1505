// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions that choose from word lists. */
final class WordFunctions {
    /** Where the words of each function are, in the notation of {@link WordLists#list}. */
    private static final Map<String, String> LISTS = new TreeMap<>(Map.ofEntries(
            entry("address.cityPrefix", "address/address/city_prefix"),
            entry("address.citySuffix", "address/address/city_suffix"),
            entry("address.country", "address/address/country"),
            entry("address.countryCode", "address/address/country_code"),
            entry("address.state", "address/address/state"),
            entry("address.stateAbbr", "address/address/state_abbr"),
            entry("address.streetSuffix", "address/address/street_suffix"),
            entry("address.timeZone", "address/address/time_zone"),
            entry("animal.type", "animal/creature/animal/name"),
            entry("commerce.color", "color/color/name"),
            entry("commerce.department", "commerce/commerce/department"),
            entry("commerce.product", "commerce/commerce/product_name/product"),
            entry("commerce.productAdjective", "commerce/commerce/product_name/adjective"),
            entry("commerce.productMaterial", "commerce/commerce/product_name/material"),
            entry("company.bsAdjective", "company/company/bs/1"),
            entry("company.bsBuzz", "company/company/bs/0"),
            entry("company.bsNoun", "company/company/bs/2"),
            entry("company.catchPhraseAdjective", "company/company/buzzwords/0"),
            entry("company.catchPhraseDescriptor", "company/company/buzzwords/1"),
            entry("company.catchPhraseNoun", "company/company/buzzwords/2"),
            entry("company.companySuffix", "company/company/suffix"),
            entry("finance.currencyCode", "currency/currency/code"),
            entry("finance.currencyName", "currency/currency/name"),
            entry("hacker.abbreviation", "hacker/hacker/abbreviation"),
            entry("hacker.adjective", "hacker/hacker/adjective"),
            entry("hacker.ingverb", "hacker/hacker/ingverb"),
            entry("hacker.noun", "hacker/hacker/noun"),
            entry("hacker.verb", "hacker/hacker/verb"),
            entry("internet.domainSuffix", "internet/internet/domain_suffix"),
            entry("internet.httpMethod", "internet/internet/http_method"),
            entry("lorem.word", "lorem/lorem/words"),
            entry("music.genre", "music/music/genres"),
            entry("name.firstName", "name/name/male_first_name+name/name/female_first_name"),
            entry("name.jobArea", "name/name/title/level"),
            entry("name.jobDescriptor", "name/name/title/descriptor"),
            entry("name.jobType", "name/name/title/job"),
            entry("name.lastName", "name/name/last_name"),
            entry("name.prefix", "name/name/prefix"),
            entry("name.suffix", "name/name/suffix"),
            entry("vehicle.fuel", "vehicle/vehicle/fuel_types"),
            entry("vehicle.manufacturer", "vehicle/vehicle/manufacture")));

    /** What random.word draws from. */
    private static final List<String> WORD_SOURCES = List.of(
            "address.country",
            "address.state",
            "address.streetSuffix",
            "commerce.color",
            "commerce.department",
            "commerce.product",
            "commerce.productAdjective",
            "commerce.productMaterial",
            "company.bsAdjective",
            "company.bsBuzz",
            "company.bsNoun",
            "company.catchPhraseAdjective",
            "company.catchPhraseDescriptor",
            "company.catchPhraseNoun",
            "finance.currencyName",
            "hacker.abbreviation",
            "hacker.adjective",
            "hacker.ingverb",
            "hacker.noun",
            "hacker.verb",
            "name.jobArea",
            "name.jobDescriptor",
            "name.jobType");

    private static final int MAX_WORDS = 1000;

    private WordFunctions() {}

    static List<Definition> all() {
        List<Definition> all = new ArrayList<>();
        // Arguments (a gender, an abbreviation flag) have no effect in English, as in Kinesis Data Generator.
        LISTS.forEach((name, list) -> all.add(Definition.of(name, 1, (arguments, site) -> words(name, site))));
        all.add(Definition.of("lorem.words", 1, WordFunctions::loremWords));
        all.add(Definition.of("name.findName", 0, (arguments, site) -> fullName(site)));
        all.add(Definition.of("name.jobTitle", 0, (arguments, site) -> jobTitle(site)));
        all.add(Definition.of("random.word", 0, (arguments, site) -> randomWords(1, 1, site)));
        all.add(Definition.of("random.words", 1, WordFunctions::randomWords));
        return all;
    }

    private static Generator words(String name, Site site) {
        return Choices.uniform(WordLists.list(list(name)), site);
    }

    private static String list(String name) {
        return LISTS.getOrDefault(name, "");
    }

    private static Generator loremWords(Arguments arguments, Site site) {
        int count = (int) arguments.whole(0, 3, 0, MAX_WORDS);
        return row(List.of("lorem.word"), count, count, site);
    }

    private static Generator randomWords(Arguments arguments, Site site) {
        int count = (int) arguments.whole(0, 0, 0, MAX_WORDS);
        return count == 0 ? randomWords(1, 3, site) : randomWords(count, count, site);
    }

    private static Generator randomWords(int min, int max, Site site) {
        return row(WORD_SOURCES, min, max, site);
    }

    private static Generator row(List<String> lists, int min, int max, Site site) {
        return Escaped.of(new WordRow(choices(lists, site), min, max, site.field()), site.escaping());
    }

    private static Choice[] choices(List<String> names, Site site) {
        // The row is escaped as a whole: a CSV field is quoted once.
        return names.stream()
                .map(name -> WordLists.list(list(name)).stream()
                        .map(Escaping.NONE::bytes)
                        .toList())
                .map(texts -> new Choice(texts, site.field(), null))
                .toArray(Choice[]::new);
    }

    /** One in nine names has a prefix, one in nine a suffix. */
    private static Generator fullName(Site site) {
        List<Generator> forms = List.of(
                phrase(site, "name.prefix", "name.firstName", "name.lastName"),
                phrase(site, "name.firstName", "name.lastName", "name.suffix"),
                phrase(site, "name.firstName", "name.lastName"));
        List<BigDecimal> weights = List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(7));
        return Choices.of(forms, weights, site);
    }

    private static Generator jobTitle(Site site) {
        return phrase(site, "name.jobDescriptor", "name.jobArea", "name.jobType");
    }

    private static Generator phrase(Site site, String... functions) {
        List<Generator> parts = new ArrayList<>();
        for (String function : functions) {
            if (!parts.isEmpty()) {
                parts.add(Literal.of(" "));
            }
            parts.add(words(function, site.withoutEscape().inner(function)));
        }
        return Escaped.of(Sequence.of(parts), site.escaping());
    }
}
