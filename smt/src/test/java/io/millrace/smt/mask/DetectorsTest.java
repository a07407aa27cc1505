// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
    private static final Detection ALL = marking(Arrays.asList(Detector.values()));

    private static Detection marking(List<Detector> detectors) {
        return new Detection(detectors, (clear, kind) -> kind == null ? "<mixed>" : "<" + kind.word() + ">");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ann.smith+news@mail.example.co.uk | <email>",
                "<bob@example.com>, 'carol@example.org'. | <<email>>, '<email>'.",
                "mailto:bob@example.com?x=1 | mailto:<email>?x=1",
                "email=bob@example.com&a=1 | email=<email>&a=1",
                "jörg@müller.de schrieb | <email> schrieb",
                "bob＠example.com | <email>",
                "a@b.co@c.de | <email>@c.de",
                "4111111111111111 | <card>",
                "pay 4111 1111 1111 1111 99 now | pay <card> 99 now",
                "3782-822463-10005. | <card>.",
                "42,5555555555554444,17 | 42,<card>,17",
                "６０１１１１１１１１１１１１１７ | <card>",
                "卡号4111111111111111号 | 卡号<card>号",
                "+43 (0)664 123 4567 | <phone>",
                "call +1-415-555-2671! | call <phone>!",
                "(415) 555-2671 or 415.555.2671 | <phone> or <phone>",
                "1 (415) 555-2671x12 | <phone>x12",
                "DE89370400440532013000 | <iban>",
                "gb82 west 1234 5698 7654 32 | <iban>",
                "IBAN:AT611904300234573201; | IBAN:<iban>;",
                "123-45-6789 | <ssn>",
                "123 45 6789, | <ssn>,",
                "from 10.0.0.255:8080 | from <ip>:8080",
                "1.2.3.4. | <ip>.",
                "[2001:db8::8a2e:370:7334]:443 | [<ip>]:443",
                "addr:fe80::1%eth0 | addr:<ip>%eth0",
                "::1 | <ip>",
                "::ffff:192.0.2.128 | <ip>",
                "2001:0db8:0000:0000:0000:ff00:0042:8329: up | <ip>: up",
                "AKIAIOSFODNN7EXAMPLE | <aws-access-key>",
                "aws_secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | aws_secret=<aws-secret-key>",
                "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl; | Bearer <jwt>;",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0 | <jwt>",
            })
    void findsWhatItIsAskedFor(String text, String marked) {
        assertThat(ALL.masked(text)).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b",
                "@example.com",
                "bob@",
                "bob@example.",
                "root@localhost",
                "x@1.2",
                "2026-11-20T17:56:11.123456+02:00",
                "2026-11-20 17:56:11,123 [main] INFO",
                "20261120175611",
                "1763661371",
                "1763661371123",
                "1763661371123456",
                "1763661371123456789",
                "550e8400-e29b-41d4-a716-446655440000",
                "12345678-4111-1111-1111-111111111111",
                "4111111111111112",
                "41111111111111111111111111",
                "0.4111111111111111",
                "4111111111111111.25",
                "x4111111111111111",
                "4111111111111111a",
                "order 2345678901 of 20 items",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                "+3.14159265358979",
                "+1234567",
                "+0123456789012",
                "a+43123456789",
                "415-555-2671-123",
                "115-555-2671",
                "415-155-2671",
                "4155552671",
                "DE89370400440532013001",
                "XX89370400440532013000",
                "DE8937040044053201300",
                "000-12-3456",
                "666-12-3456",
                "900-12-3456",
                "123-00-4567",
                "123-45-0000",
                "123-45 6789",
                "1123-45-6789",
                "123-45-6789-0",
                "1.2.3.256",
                "1.2.3.4.5",
                "01.2.3.4",
                "v1.2.3.4",
                "1.2.3",
                "std::vector",
                "Dead::Beef",
                "00:1b:63:84:45:e6",
                "17:56:11",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::1",
                "AKIAIOSFODNN7EXAMPL",
                "AKIAIOSFODNN7EXAMPLE1",
                "BKIAIOSFODNN7EXAMPLE",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "thisIsAVeryLongCamelCaseNameOfFourtyChar",
                "eyJ",
                "eyJhbGciOiJub25lIn0",
                "xeyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0",
            })
    void passesOverWhatOnlyLooksLikeIt(String text) {
        assertThat(ALL.masked(text)).isSameAs(text);
    }

    @Test
    void findsSeveralWithinLogLinesAndJson() {
        assertThat(ALL.masked("10.1.2.3 - bob@example.com [20/Nov/2026:17:56:11 +0000] \"GET /?card=4111111111111111 "
                        + "HTTP/1.1\" 200 17, for 192.168.0.1, tel +436641234567"))
                .isEqualTo("<ip> - <email> [20/Nov/2026:17:56:11 +0000] \"GET /?card=<card> HTTP/1.1\" 200 17, "
                        + "for <ip>, tel <phone>");
        assertThat(ALL.masked(
                        "{\"a\":\"bob@example.com\",\"b\":[\"DE89370400440532013000\"],\"c\":\"x\\n4111111111111111"
                                + "\\tbob@example.com\\r123-45-6789\"}"))
                .isEqualTo("{\"a\":\"<email>\",\"b\":[\"<iban>\"],\"c\":\"x\\n<card>\\t<email>\\r<ssn>\"}");
    }

    @Test
    void whatLiesWithinALongerHitBelongsToItAndOverlapsAreReplacedTogether() {
        assertThat(ALL.masked("415-555-2671@example.com")).isEqualTo("<email>");
        assertThat(ALL.masked("415-555-2671+x@example.com")).isEqualTo("<email>");
        assertThat(ALL.masked("(415) 555-2671@example.com")).isEqualTo("<mixed>");
        assertThat(marking(List.of(Detector.PHONE)).masked("415-555-2671 bob@example.com"))
                .isEqualTo("<phone> bob@example.com");
    }

    @Property(tries = 2000)
    void findsEveryCardWithItsCheckDigitAndNoneWithout(@ForAll("cards") String card) {
        assertThat(ALL.masked("a " + card + " b")).isEqualTo("a <card> b");
        assertThat(ALL.masked(card.replaceAll("(.{4})(?=.)", "$1-"))).isEqualTo("<card>");
        char last = card.charAt(card.length() - 1);
        String broken = card.substring(0, card.length() - 1) + (char) ('0' + (last - '0' + 3) % 10);
        assertThat(ALL.masked(broken)).isSameAs(broken);
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.of(
                        "4:16", "51:16", "2221:16", "2720:16", "34:15", "37:15", "3530:16", "6011:16", "65:16", "36:14",
                        "62:19")
                .flatMap(kind -> Arbitraries.longs().map(seed -> {
                    String prefix = kind.substring(0, kind.indexOf(':'));
                    int length = Integer.parseInt(kind.substring(kind.indexOf(':') + 1));
                    Random random = new Random(seed);
                    StringBuilder digits = new StringBuilder(prefix);
                    while (digits.length() < length - 1) {
                        digits.append(random.nextInt(10));
                    }
                    return digits.append(checkDigit(digits)).toString();
                }));
    }

    private static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    @Property(tries = 2000)
    void findsEveryIbanWithItsCheckDigitsAndNoneWithout(@ForAll("ibans") String iban) {
        assertThat(marking(List.of(Detector.IBAN)).masked("x " + iban + " y")).isEqualTo("x <iban> y");
        assertThat(marking(List.of(Detector.IBAN)).masked(iban.replaceAll("(.{4})(?=.)", "$1 ")))
                .isEqualTo("<iban>");
        int check = Integer.parseInt(iban.substring(2, 4));
        String broken = iban.substring(0, 2)
                + String.format(Locale.ROOT, "%02d", check == 98 ? 97 : check + 1)
                + iban.substring(4);
        assertThat(marking(List.of(Detector.IBAN)).masked(broken)).isSameAs(broken);
    }

    @Provide
    Arbitrary<String> ibans() {
        return Arbitraries.of("DE22", "AT20", "GB22", "FR27", "MT31", "NO15", "LC32", "CH21")
                .flatMap(kind -> {
                    int length = Integer.parseInt(kind.substring(2));
                    return Arbitraries.strings()
                            .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                            .ofLength(length - 4)
                            .map(account -> withCheckDigits(kind.substring(0, 2), account));
                });
    }

    private static String withCheckDigits(String country, String account) {
        StringBuilder number = new StringBuilder();
        (account + country + "00").chars().forEach(c -> number.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValueExact();
        return country + String.format(Locale.ROOT, "%02d", check) + account;
    }

    /** The scanners and naive expressions agree on texts made of the characters that matter. */
    @Property(tries = 5000)
    void agreesWithNaiveExpressions(@ForAll("texts") String text) {
        assertThat(found(Detector.IP, text))
                .isEqualTo(naive(
                        text, "(?<![0-9A-Za-z_.])(?:" + BYTE + "\\.){3}" + BYTE + "(?![0-9A-Za-z_])(?!\\.[0-9])"));
        assertThat(found(Detector.SSN, text))
                .isEqualTo(naive(
                        text,
                        "(?<![0-9A-Za-z_])(?<![0-9][-.])(?!000|666|9)[0-9]{3}([ -])(?!00)[0-9]{2}\\1(?!0000)[0-9]{4}"
                                + "(?![0-9A-Za-z_])(?![-.][0-9])"));
        assertThat(found(Detector.AWS_ACCESS_KEY, text))
                .isEqualTo(naive(text, "(?<![0-9A-Za-z_])A(?:KI|SI|BI|CC)A[A-Z0-9]{16}(?![0-9A-Za-z_])"));
    }

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    @Property(tries = 5000)
    void agreesWithANaiveExpressionOnAddresses(@ForAll("addresses") String text) {
        assertThat(found(Detector.EMAIL, text))
                .isEqualTo(naive(
                        text,
                        "[A-Za-z0-9_][A-Za-z0-9._%+'~!#$^*-]*@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}(?![A-Za-z0-9-])"));
    }

    private static List<String> found(Detector detector, String text) {
        List<String> found = new ArrayList<>();
        for (long hit = detector.finder().next(text, 0);
                hit != Finder.NONE;
                hit = detector.finder().next(text, Finder.end(hit))) {
            found.add(text.substring(Finder.start(hit), Finder.end(hit)));
        }
        return found;
    }

    private static List<String> naive(String text, String expression) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(expression).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "1",
                        "25",
                        "255",
                        "256",
                        "10",
                        "123",
                        "45",
                        "6789",
                        ".",
                        ".",
                        ".",
                        "-",
                        "-",
                        " ",
                        "x",
                        "_",
                        "AKIA",
                        "ASIA",
                        "ABCDEFGH",
                        "12345678",
                        ",")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of("a", "bob", "x1", "@", "@", ".", ".", "com", "-", "+", " ", "_", ",", "9")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    /** Hits never overlap, go forward, and lie within the text, whatever it is. */
    @Property(tries = 3000)
    void neverStumbles(@ForAll("anything") String text) {
        for (Detector detector : Detector.values()) {
            int from = 0;
            for (long hit = detector.finder().next(text, 0);
                    hit != Finder.NONE;
                    hit = detector.finder().next(text, from)) {
                assertThat(Finder.start(hit)).isGreaterThanOrEqualTo(from);
                assertThat(Finder.end(hit)).isGreaterThan(Finder.start(hit)).isLessThanOrEqualTo(text.length());
                from = Finder.end(hit);
            }
        }
        String masked = new Detection(Arrays.asList(Detector.values()), (clear, kind) -> clear).masked(text);
        assertThat(masked).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> telling = Arbitraries.strings()
                .withChars("0123456789abcdefeyJAKI.:-+()@ \\nx/")
                .ofMaxLength(60);
        return Arbitraries.oneOf(telling, Arbitraries.strings().ofMaxLength(60));
    }

    /** What made a finder's time grow with the square of the length would take minutes here. */
    @ParameterizedTest
    @EnumSource(Detector.class)
    void takesTimeInProportionToTheLength(Detector detector) {
        for (String unit : List.of(
                "1", "a", "A", "1.", "1:", "a@", "@a", "eyJ", "eyJa.", "AKIA", "1-", "+1", "(4", "DE89 ", "a/B1", ":",
                "1 ", "a.")) {
            String text = unit.repeat(500_000 / unit.length());
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> found(detector, text));
        }
    }

    @Test
    void looksThroughTenMegabytes() {
        String text = "2026-11-20 17:56:11 INFO nothing to see here, 17 items; ".repeat(180_000) + "bob@example.com";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(ALL.masked(text)).endsWith("; <email>"));
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(ALL.masked("LI21088100002324013AA, AKIAIOSFODNN7EXAMPLE"))
                    .isEqualTo("<iban>, <aws-access-key>");
        } finally {
            Locale.setDefault(before);
        }
    }
}
