// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The rule for the address of a store. Its complaints never repeat the address, which may hold a password. */
final class Endpoint {
    private static final int MAX_PORT = 65_535;

    private Endpoint() {}

    /** {@code instead} names the options that a user and a password belong into. */
    static Optional<String> complaint(String text, String instead) {
        URI uri;
        try {
            uri = parse(text);
        } catch (URISyntaxException e) {
            return Optional.of(notAnAddress());
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user and password; give them as " + instead);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            return Optional.of(notAnAddress());
        }
        if (uri.getPort() != -1 && (uri.getPort() < 1 || uri.getPort() > MAX_PORT)) {
            return Optional.of("has port " + uri.getPort() + ", ports go from 1 to " + MAX_PORT);
        }
        return uri.getRawQuery() != null || uri.getRawFragment() != null
                ? Optional.of("must not have a query (?) or a fragment (#)")
                : Optional.empty();
    }

    /** Reads an address without complaint. */
    static URI of(String text) {
        try {
            return parse(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notAnAddress());
        }
    }

    /** The scheme's case does not matter to anybody but the SDK. */
    private static URI parse(String text) throws URISyntaxException {
        int scheme = Math.max(0, text.indexOf(':'));
        return new URI(text.substring(0, scheme).toLowerCase(Locale.ROOT) + text.substring(scheme));
    }

    private static String notAnAddress() {
        return "must be an http or https address such as https://minio.example:9000";
    }
}
