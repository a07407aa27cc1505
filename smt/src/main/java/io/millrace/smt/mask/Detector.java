// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.util.Arrays;
import java.util.List;

/** What can be found in a text without being told where it stands, in the order in which overlaps are named. */
enum Detector {
    JWT("jwt", 25, 0, new JwtFinder()),
    AWS_SECRET_KEY("aws-secret-key", 40, 1, new AwsSecretKeyFinder()),
    AWS_ACCESS_KEY("aws-access-key", 20, 0, new AwsAccessKeyFinder()),
    EMAIL("email", 6, 0, new EmailFinder()),
    IBAN("iban", 15, 2, new IbanFinder()),
    CARD("card", 14, 14, new CardFinder()),
    SSN("ssn", 11, 9, new SsnFinder()),
    PHONE("phone", 9, 8, new PhoneFinder()),
    IP("ip", 3, 1, new IpFinder());

    private final String word;
    private final int leastLength;
    private final int leastDigits;

    @SuppressWarnings("ImmutableEnumChecker") // Finders have no state.
    private final Finder finder;

    Detector(String word, int leastLength, int leastDigits, Finder finder) {
        this.word = word;
        this.leastLength = leastLength;
        this.leastDigits = leastDigits;
        this.finder = finder;
    }

    /** How a configuration spells it. */
    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Detector::word).toList();
    }

    static Detector of(String word) {
        return Arrays.stream(values())
                .filter(detector -> detector.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no detector; there are all, " + String.join(", ", words())));
    }

    Finder finder() {
        return finder;
    }

    /** Whether the text can hold one at all, told by what a first pass has counted. */
    boolean isPossible(int length, long traits) {
        return length >= leastLength
                && Traits.digits(traits) >= leastDigits
                && switch (this) {
                    case EMAIL -> Traits.hasAt(traits);
                    case JWT -> Traits.hasDot(traits);
                    case IP -> Traits.hasColon(traits) || (Traits.hasDot(traits) && Traits.digits(traits) >= 4);
                    case AWS_ACCESS_KEY -> Traits.hasCapital(traits);
                    default -> true;
                };
    }
}
