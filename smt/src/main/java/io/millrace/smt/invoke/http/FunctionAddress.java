// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a function is called: {@code <endpoint>/2015-03-31/functions/<function>/invocations}, the address of Lambda's
 * Invoke operation, which its emulators share. Without a function's name the endpoint itself is the address.
 *
 * @param endpoint without it, Lambda of the region
 * @param function a name, with or without {@code :version}, or an ARN
 */
public record FunctionAddress(Optional<URI> endpoint, Optional<String> function) {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:lambda:([^:]+):.*");

    /**
     * Reads an endpoint.
     *
     * @param text such as {@code http://127.0.0.1:9000}
     * @return the address
     * @throws IllegalArgumentException when it is none of http or https
     */
    public static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, without the text: an address may hold a key.
        }
        throw new IllegalArgumentException("must be http:// or https:// with a host, and neither user nor fragment");
    }

    /**
     * The region that the function's ARN names.
     *
     * @return empty when the function is given by its name
     */
    public Optional<String> region() {
        return function.map(ARN::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /**
     * The address.
     *
     * @param region whose Lambda is called when there is no endpoint
     * @return where to post to
     */
    public URI uri(String region) {
        URI base = endpoint.orElseGet(() -> URI.create("https://lambda." + region + "." + domain(region)));
        return function.map(name -> invocations(base, name)).orElse(base);
    }

    private static URI invocations(URI base, String name) {
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        // A colon within a path needs no escape for HTTP, but Lambda's own clients escape it, and signatures count it.
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + "/2015-03-31/functions/" + encoded
                + "/invocations" + query);
    }

    private static String domain(String region) {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
