// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.util.Map;
import java.util.Optional;

/**
 * Credentials in the worker's environment: {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, if they are
 * temporary, {@code AWS_SESSION_TOKEN} (names of the AWS command line tools).
 *
 * @param environment variables by name
 */
public record EnvironmentCredentials(Map<String, String> environment) implements CredentialSource {
    @Override
    public Optional<Credentials> current() {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(id, secret, Optional.of(token).filter(t -> !t.isEmpty())));
    }

    @Override
    public String toString() {
        return "EnvironmentCredentials";
    }
}
