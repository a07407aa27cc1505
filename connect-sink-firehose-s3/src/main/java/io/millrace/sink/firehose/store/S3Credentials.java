// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Who we are to the store. What can expire or be rotated is looked up again by itself. */
sealed interface S3Credentials {
    /** Where the SDK asks; nothing is looked up yet. */
    AwsCredentialsProvider provider(StsClients sts);

    /** What to look at when there are none. */
    String hint();

    /** Whoever the worker is: the SDK's default chain. */
    record Worker() implements S3Credentials {
        @Override
        public AwsCredentialsProvider provider(StsClients sts) {
            // Without the supplier a rotated credentials file would be read once only.
            return DefaultCredentialsProvider.builder()
                    .profileFile(ProfileFileSupplier.defaultSupplier())
                    .build();
        }

        @Override
        public String hint() {
            return "neither environment, web identity, profile, container nor instance metadata of this worker has any that"
                    + " work; give it a role, or set s3.access.key.id or s3.profile";
        }
    }

    /**
     * An access key.
     *
     * @param accessKeyId its public half
     * @param secretAccessKey its secret half
     * @param sessionToken what temporary keys have besides
     */
    record AccessKey(String accessKeyId, String secretAccessKey, Optional<String> sessionToken)
            implements S3Credentials {
        @Override
        public AwsCredentialsProvider provider(StsClients sts) {
            return StaticCredentialsProvider.create(
                    sessionToken.isPresent()
                            ? AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken.get())
                            : AwsBasicCredentials.create(accessKeyId, secretAccessKey));
        }

        @Override
        public String hint() {
            return "look at s3.access.key.id";
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "access key " + accessKeyId;
        }
    }

    /**
     * A profile of the AWS configuration files.
     *
     * @param name the profile
     * @param file a credentials file; absent, the worker's
     */
    record Profile(String name, Optional<Path> file) implements S3Credentials {
        @Override
        public AwsCredentialsProvider provider(StsClients sts) {
            return ProfileCredentialsProvider.builder()
                    .profileName(name)
                    .profileFile(files())
                    .build();
        }

        @Override
        public String hint() {
            return "look at the profile " + name + " in "
                    + file.map(Path::toString).orElse("the worker's AWS files");
        }

        ProfileFileSupplier files() {
            return file.map(own -> ProfileFileSupplier.reloadWhenModified(own, ProfileFile.Type.CREDENTIALS))
                    .orElseGet(ProfileFileSupplier::defaultSupplier);
        }
    }

    /**
     * A role that we take on, for a time and again.
     *
     * @param own who we are before
     * @param arn the role
     * @param session what the role's owner sees in the logs
     * @param externalId what the role's owner may ask for
     * @param duration how long one assumption holds
     * @param sts where to ask
     */
    record Role(
            S3Credentials own,
            String arn,
            String session,
            Optional<String> externalId,
            Duration duration,
            StsAddress sts)
            implements S3Credentials {
        @Override
        public AwsCredentialsProvider provider(StsClients clients) {
            return StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(clients.make(sts, own.provider(clients)))
                    .refreshRequest(request -> request.roleArn(arn)
                            .roleSessionName(session)
                            .externalId(externalId.orElse(null))
                            .durationSeconds((int) duration.toSeconds()))
                    .build();
        }

        @Override
        public String hint() {
            return "to assume " + arn
                    + " its trust policy must allow it to us, with the right s3.role.external.id if it asks"
                    + " for one, and for as long as s3.role.session.seconds; before that: " + own.hint();
        }
    }

    /** Nobody: requests are not signed. */
    record Anonymous() implements S3Credentials {
        @Override
        public AwsCredentialsProvider provider(StsClients sts) {
            return AnonymousCredentialsProvider.create();
        }

        @Override
        public String hint() {
            return "anonymous requests need none";
        }
    }

    /**
     * Where roles are given out.
     *
     * @param region absent, the bucket's
     * @param endpoint absent, Amazon's
     */
    record StsAddress(Optional<String> region, Optional<URI> endpoint) {}
}
