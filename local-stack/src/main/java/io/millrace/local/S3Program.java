// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server that speaks S3, and how it is told what it needs. */
sealed interface S3Program {
    /** The access key that it is asked with; not every server looks. */
    String ACCESS_KEY = "local-access-key";

    /** The secret that belongs to it. */
    String SECRET_KEY = "local-secret-key";

    /** Its folder of jars. */
    String runtime();

    /** Its main class. */
    String main();

    /** Its arguments; writes the files that they name. */
    List<String> arguments(Path directory, Path objects, URI endpoint);

    /** Flags of its JVM. */
    List<String> flags(Path directory);

    /** Fast and strict with signatures; knows no tags and no checksums. */
    record S3Proxy(String provider) implements S3Program {
        private static final int LARGEST_BYTES = 256 * 1024 * 1024;

        @Override
        public String runtime() {
            return "s3proxy-4.1.0";
        }

        @Override
        public String main() {
            return "org.gaul.s3proxy.Main";
        }

        @Override
        public List<String> arguments(Path directory, Path objects, URI endpoint) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("s3proxy.endpoint", endpoint.toString());
            settings.put("s3proxy.authorization", "aws-v2-or-v4");
            settings.put("s3proxy.identity", ACCESS_KEY);
            settings.put("s3proxy.credential", SECRET_KEY);
            settings.put("s3proxy.v4-max-non-chunked-request-size", Integer.toString(LARGEST_BYTES));
            settings.put("jclouds.provider", provider);
            settings.put("jclouds.identity", "unused");
            settings.put("jclouds.credential", "unused");
            settings.put("jclouds.filesystem.basedir", objects.toString());
            Path file = WorkFiles.properties(directory.resolve("s3.properties"), settings);
            return List.of("--properties", file.toString());
        }

        @Override
        public List<String> flags(Path directory) {
            return List.of("-Dlogback.configurationFile=" + WorkFiles.resource(directory, "logback.xml"));
        }
    }

    /** Keeps tags, checksums, encryption and storage classes as S3 does; looks at no signature. */
    record S3Mock() implements S3Program {
        private static final String STORE = "--com.adobe.testing.s3mock.store.";

        @Override
        public String runtime() {
            return "s3mock-5.2.0";
        }

        @Override
        public String main() {
            return "org.springframework.boot.loader.launch.JarLauncher";
        }

        @Override
        public List<String> arguments(Path directory, Path objects, URI endpoint) {
            return List.of(
                    "--server.address=127.0.0.1",
                    "--http.port=" + endpoint.getPort(),
                    // Its port with TLS cannot be left out.
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn",
                    STORE + "root=" + objects,
                    STORE + "retain-files-on-exit=true");
        }

        @Override
        public List<String> flags(Path directory) {
            return List.of();
        }
    }
}
