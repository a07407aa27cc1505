// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 for S3 requests with a known body. */
final class Signer {
    private static final String REGION = "us-east-1";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKey;
    private final String secretKey;

    Signer(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** The given headers and those that make the request acceptable, but Host, which the HTTP client writes. */
    Map<String, String> sign(
            String method,
            String host,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            byte[] body,
            Instant now) {
        String second = SECOND.format(now);
        String scope = second.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
        String hash = hex(sha256(body));
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-date", second);
        all.put("x-amz-content-sha256", hash);
        all.put("host", host);
        String signed = String.join(";", all.keySet());
        String lines = all.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", method, path, query(query), lines, signed, hash);
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", second, scope, hex(sha256(bytes(canonical))));
        String signature = hex(hmac(key(second.substring(0, 8)), toSign));
        all.remove("host");
        all.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + signed + ", Signature="
                        + signature);
        return all;
    }

    static String query(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The path of a key: its slashes stay. */
    static String path(String key) {
        return encode(key).replace("%2F", "/");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private byte[] key(String day) {
        byte[] dayKey = hmac(bytes("AWS4" + secretKey), day);
        return hmac(hmac(hmac(dayKey, REGION), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] data) {
        return HexFormat.of().formatHex(data);
    }
}
