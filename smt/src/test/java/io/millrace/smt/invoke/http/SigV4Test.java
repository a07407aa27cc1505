// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signatures that AWS publishes in its test suite of Signature Version 4. */
class SigV4Test {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final Credentials KEY =
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final Map<String, String> HOST = Map.of("Host", "example.amazonaws.com");
    private static final SigV4 SERVICE = new SigV4("us-east-1", "service");

    @Test
    void getVanilla() {
        assertThat(authorization("GET", "/", null, HOST, ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, "
                        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @Test
    void postVanilla() {
        assertSignature(
                "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", "POST", "/", null, HOST, "");
    }

    @Test
    void getVanillaQueryOrderKeyCase() {
        assertSignature(
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "GET",
                "/",
                "Param2=value2&Param1=value1",
                HOST,
                "");
    }

    @Test
    void getUnreserved() {
        assertSignature(
                "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "GET",
                "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                null,
                HOST,
                "");
    }

    @Test
    void getSpace() {
        assertSignature(
                "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
                "GET",
                "/example space/",
                null,
                HOST,
                "");
    }

    @Test
    void getUtf8() {
        assertSignature(
                "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85", "GET", "/\u1234", null, HOST, "");
    }

    @Test
    void getHeaderValueTrim() {
        assertSignature(
                "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                "GET",
                "/",
                null,
                Map.of("Host", "example.amazonaws.com", "My-Header1", " value1", "My-Header2", " \"a   b   c\""),
                "");
    }

    @Test
    void postHeaderKeySort() {
        assertSignature(
                "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
                "POST",
                "/",
                null,
                Map.of("Host", "example.amazonaws.com", "My-Header1", "value1"),
                "");
    }

    @Test
    void postXWwwFormUrlencoded() {
        assertSignature(
                "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
                "POST",
                "/",
                null,
                Map.of("Host", "example.amazonaws.com", "Content-Type", "application/x-www-form-urlencoded"),
                "Param1=value1");
    }

    @Test
    void postStsHeaderBefore() {
        String token =
                "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoI"
                        + "YRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSX"
                        + "Dvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPO"
                        + "Ln9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
        Credentials temporary = new Credentials(KEY.accessKeyId(), KEY.secretAccessKey(), Optional.of(token));

        Map<String, String> headers =
                SERVICE.sign(new SigV4.Request("POST", "/", null, HOST, new byte[0]), temporary, NOW);

        assertThat(headers)
                .containsEntry("X-Amz-Security-Token", token)
                .containsEntry("X-Amz-Date", "20150830T123600Z");
        assertThat(headers.get("Authorization"))
                .endsWith("SignedHeaders=host;x-amz-date;x-amz-security-token, "
                        + "Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
    }

    private static void assertSignature(
            String expected, String method, String path, String query, Map<String, String> headers, String body) {
        assertThat(authorization(method, path, query, headers, body)).endsWith("Signature=" + expected);
    }

    private static String authorization(
            String method, String path, String query, Map<String, String> headers, String body) {
        return SERVICE.sign(
                        new SigV4.Request(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8)),
                        KEY,
                        NOW)
                .get("Authorization");
    }
}
