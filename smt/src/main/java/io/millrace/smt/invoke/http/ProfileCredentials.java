// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials in a profile of the file that the AWS command line tools share, {@code ~/.aws/credentials}. Profiles that
 * refer to a role, a process or a single sign-on are not understood: they count as without credentials. The file is read
 * for each request, so that whatever renews it needs to tell nobody.
 *
 * @param file the file; it may be missing
 * @param profile the section's name
 */
public record ProfileCredentials(Path file, String profile) implements CredentialSource {
    private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?([^]]+?)\\s*]\\s*(?:[#;].*)?");

    /**
     * The profile that the environment and the options name.
     *
     * @param environment variables by name
     * @param home the user's folder
     * @param named the profile that the configuration names; without it {@code AWS_PROFILE}, then {@code default}
     * @return the source
     */
    static ProfileCredentials of(Map<String, String> environment, Path home, Optional<String> named) {
        String path = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", "");
        Path file = path.isEmpty() ? home.resolve(".aws").resolve("credentials") : Path.of(path);
        return new ProfileCredentials(file, named.orElseGet(() -> environment.getOrDefault("AWS_PROFILE", "default")));
    }

    @Override
    public Optional<Credentials> current() {
        Map<String, String> entries = section();
        String id = entries.getOrDefault("aws_access_key_id", "");
        String secret = entries.getOrDefault("aws_secret_access_key", "");
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(id, secret, Optional.ofNullable(entries.get("aws_session_token"))));
    }

    private Map<String, String> section() {
        Map<String, String> entries = new HashMap<>();
        String section = "";
        for (String line : lines()) {
            Matcher header = SECTION.matcher(line.strip());
            int equals = line.indexOf('=');
            if (header.matches()) {
                section = header.group(1);
            } else if (section.equals(profile) && equals > 0) {
                entries.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            // A missing file and one that may not be read have the same meaning: no credentials here.
            return List.of();
        }
    }
}
