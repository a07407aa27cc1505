// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.util.Optional;

/**
 * What a request to AWS is signed with.
 *
 * @param accessKeyId the public half
 * @param secretAccessKey the secret half
 * @param sessionToken what temporary credentials have besides
 */
public record Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
