// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.InvocationFailure;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** How a request shows who sends it. Safe for all threads. */
public sealed interface Authorization {
    /**
     * The headers that show it.
     *
     * @param address where the request goes
     * @param body what it holds
     * @return headers to add
     * @throws InvocationFailure when there is nothing to show
     */
    Map<String, String> headers(URI address, byte[] body) throws InvocationFailure;

    /** It does not. */
    record None() implements Authorization {
        @Override
        public Map<String, String> headers(URI address, byte[] body) {
            return Map.of();
        }
    }

    /**
     * By a token that never changes.
     *
     * @param token the secret
     */
    record Bearer(String token) implements Authorization {
        @Override
        public Map<String, String> headers(URI address, byte[] body) {
            return Map.of("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /**
     * By a signature that AWS understands.
     *
     * @param region the function's
     * @param credentials whose signature it is
     * @param clock the present time
     */
    record Signed(String region, CredentialSource credentials, Clock clock) implements Authorization {
        private static final String SERVICE = "lambda";

        @Override
        public Map<String, String> headers(URI address, byte[] body) throws InvocationFailure {
            Credentials current = credentials
                    .current()
                    .orElseThrow(() -> new InvocationFailure(
                            ErrorCode.NO_CREDENTIALS,
                            "neither aws.access.key.id nor anything in the worker's environment"));
            SigV4.Request request = new SigV4.Request(
                    "POST", address.getRawPath(), address.getRawQuery(), Map.of("Host", host(address)), body);
            return new SigV4(region, SERVICE).sign(request, current, clock.instant());
        }

        /** The header as the client of the JVM sends it. */
        private static String host(URI address) {
            int usual = address.getScheme().equals("https") ? 443 : 80;
            boolean shown = address.getPort() >= 0 && address.getPort() != usual;
            return address.getHost() + (shown ? ":" + address.getPort() : "");
        }
    }
}
