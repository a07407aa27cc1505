// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import io.millrace.local.s3.S3Client;
import io.millrace.local.s3.S3Object;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every backend is an S3; one of them also keeps what is said about objects. */
final class LocalS3IT {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private @Nullable LocalS3 started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(S3Backend.class)
    void writesListsReadsAndDeletes(S3Backend backend) {
        LocalS3 s3 = start(backend);
        S3Client bucket = s3.bucket();
        bucket.write("a/key with \u00e4", CONTENT);
        bucket.write("b", new byte[0]);

        assertThat(bucket.list("a/")).containsExactly(new S3Object("a/key with \u00e4", CONTENT.length));
        assertThat(bucket.read("a/key with \u00e4")).isEqualTo(CONTENT);
        bucket.delete("b");
        assertThat(bucket.find("b")).isEmpty();

        s3.stop();
        s3.start();
        assertThat(bucket.find("a/key with \u00e4").isPresent()).isEqualTo(backend != S3Backend.TRANSIENT);
    }

    @Test
    void tagsAndChecksumsAreKeptWhereTheyAreKnown() {
        S3Client bucket = start(S3Backend.S3MOCK).bucket();
        // Tags without escapes, and the algorithm named: s3mock takes tags as they are written there, and keeps a
        // checksum only when it is told of which kind it is.
        bucket.write(
                "tagged",
                CONTENT,
                Map.of(
                        "x-amz-tagging",
                        "team=data&source=events",
                        "x-amz-checksum-algorithm",
                        "CRC32C",
                        "x-amz-checksum-crc32c",
                        crc32c(CONTENT),
                        "x-amz-meta-records",
                        "7",
                        "x-amz-storage-class",
                        "STANDARD_IA"));

        assertThat(bucket.tags("tagged")).isEqualTo(Map.of("team", "data", "source", "events"));
        assertThat(bucket.headers("tagged"))
                .containsEntry("x-amz-checksum-crc32c", crc32c(CONTENT))
                .containsEntry("x-amz-meta-records", "7")
                .containsEntry("x-amz-storage-class", "STANDARD_IA");
        assertThatThrownBy(() ->
                        bucket.write("wrong", CONTENT, Map.of("x-amz-checksum-crc32c", crc32c(new byte[] {1}))))
                .hasMessageContaining("400");
    }

    private LocalS3 start(S3Backend backend) {
        LocalS3 s3 = LocalS3.start(directory, Jvm.quick(256), backend, Ports.free());
        started = s3;
        s3.awaitReady();
        return s3;
    }

    private static String crc32c(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
