// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for AWS: Signature Version 4, in a header (AWS Identity and Access Management user guide, "Create a
 * signed AWS API request"). For services that normalise no path, which are all but S3. Safe for all threads.
 *
 * @param region such as {@code eu-central-1}
 * @param service such as {@code lambda}
 */
record SigV4(String region, String service) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of();

    /**
     * What is signed.
     *
     * @param method such as {@code POST}
     * @param path as it is on the wire, percent signs and all; the signature encodes it once more
     * @param query as it is on the wire, without the question mark; null or empty without one
     * @param headers at least Host; the names' case does not matter
     * @param body may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    record Request(String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {}

    /**
     * Signs a request.
     *
     * @param request what is sent
     * @param credentials whose request it is
     * @param now within five minutes of AWS's clock
     * @return the headers to add: date, signature, and the session's token if there is one
     */
    Map<String, String> sign(Request request, Credentials credentials, Instant now) {
        String moment = MOMENT.format(now);
        SortedMap<String, String> added = new TreeMap<>();
        added.put("X-Amz-Date", moment);
        credentials.sessionToken().ifPresent(token -> added.put("X-Amz-Security-Token", token));
        SortedMap<String, String> signed = new TreeMap<>();
        request.headers().forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), trimmed(value)));
        added.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));

        String day = moment.substring(0, 8);
        String scope = String.join("/", day, region, service, "aws4_request");
        String names = String.join(";", signed.keySet());
        String toSign = String.join("\n", ALGORITHM, moment, scope, sha256(canonical(request, signed, names)));
        String signature = HEX.formatHex(hmac(key(credentials, day), toSign));
        added.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return added;
    }

    private static byte[] canonical(Request request, SortedMap<String, String> signed, String names) {
        String headers = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return utf8(String.join(
                "\n",
                request.method(),
                path(request.path()),
                query(request.query()),
                headers,
                names,
                sha256(request.body())));
    }

    private static String path(String path) {
        return path.isEmpty()
                ? "/"
                : Arrays.stream(path.split("/", -1)).map(SigV4::encoded).collect(Collectors.joining("/"));
    }

    private static String query(@Nullable String query) {
        return query == null || query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : utf8(text)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static String trimmed(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    private byte[] key(Credentials credentials, String day) {
        byte[] key = utf8("AWS4" + credentials.secretAccessKey());
        for (String part : new String[] {day, region, service, "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
