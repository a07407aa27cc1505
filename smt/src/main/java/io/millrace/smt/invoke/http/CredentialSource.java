// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where credentials come from; asked before each request, so that new ones are used as soon as they are there. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * The credentials that hold now.
     *
     * @return empty when there are none here
     */
    Optional<Credentials> current();

    /**
     * Credentials that never change.
     *
     * @param credentials what they are
     * @return the source
     */
    static CredentialSource fixed(Credentials credentials) {
        return () -> Optional.of(credentials);
    }

    /**
     * The first of several sources that has any.
     *
     * @param sources in the order in which they are asked
     * @return the source
     */
    static CredentialSource firstOf(List<CredentialSource> sources) {
        return () -> sources.stream()
                .map(CredentialSource::current)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Where a worker's credentials usually are: the profile that is named, and nothing else; or the environment, the
     * default profile, and the role of the container or machine.
     *
     * @param environment variables by name
     * @param home the user's folder
     * @param profile the profile that the configuration names
     * @param clock the present time
     * @return the source
     */
    static CredentialSource ofWorker(
            Map<String, String> environment, Path home, Optional<String> profile, Clock clock) {
        ProfileCredentials ofProfile = ProfileCredentials.of(environment, home, profile);
        return profile.isPresent()
                ? ofProfile
                : firstOf(List.of(
                        new EnvironmentCredentials(environment),
                        ofProfile,
                        new MetadataCredentials(environment, clock)));
    }
}
