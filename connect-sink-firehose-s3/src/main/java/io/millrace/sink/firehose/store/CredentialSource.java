// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a failure to find credentials from a failure of the request that needs them. */
final class CredentialSource implements AwsCredentialsProvider {
    private final AwsCredentialsProvider provider;
    private final String hint;

    CredentialSource(AwsCredentialsProvider provider, String hint) {
        this.provider = provider;
        this.hint = hint;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException e) {
            throw new Absence(hint, e);
        }
    }

    /** There are no credentials now. */
    static final class Absence extends SdkClientException {
        private static final long serialVersionUID = 1L;

        private final transient SdkException reason;

        Absence(String hint, SdkException reason) {
            super(SdkClientException.builder().message(hint).cause(reason));
            this.reason = reason;
        }

        SdkException reason() {
            return reason;
        }
    }
}
