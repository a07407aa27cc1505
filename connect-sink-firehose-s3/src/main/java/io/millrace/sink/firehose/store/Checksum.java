// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * How a store finds out that what it received is what we buffered. Computed over the buffer before the request and sent
 * in its header: a store that does not know the header ignores it, where a checksum after the body would be refused.
 */
enum Checksum {
    /** 32 bits; the JDK computes it with the processor's own instructions. */
    CRC32C(ChecksumAlgorithm.CRC32_C) {
        @Override
        byte[] over(InputStream in, byte[] room) throws IOException {
            return crc(new CRC32C(), Integer.BYTES, in, room);
        }

        @Override
        void protect(PutObjectRequest.Builder request, String value) {
            request.checksumCRC32C(value);
        }

        @Override
        void protect(UploadPartRequest.Builder request, String value) {
            request.checksumCRC32C(value);
        }

        @Override
        void repeat(CompletedPart.Builder part, String value) {
            part.checksumCRC32C(value);
        }
    },
    /** 32 bits; zip's. */
    CRC32(ChecksumAlgorithm.CRC32) {
        @Override
        byte[] over(InputStream in, byte[] room) throws IOException {
            return crc(new CRC32(), Integer.BYTES, in, room);
        }

        @Override
        void protect(PutObjectRequest.Builder request, String value) {
            request.checksumCRC32(value);
        }

        @Override
        void protect(UploadPartRequest.Builder request, String value) {
            request.checksumCRC32(value);
        }

        @Override
        void repeat(CompletedPart.Builder part, String value) {
            part.checksumCRC32(value);
        }
    },
    /** 64 bits; S3's own choice, and the only one here that covers an object of parts as a whole. */
    CRC64NVME(ChecksumAlgorithm.CRC64_NVME) {
        @Override
        byte[] over(InputStream in, byte[] room) throws IOException {
            return crc(new Crc64Nvme(), Long.BYTES, in, room);
        }

        @Override
        void protect(PutObjectRequest.Builder request, String value) {
            request.checksumCRC64NVME(value);
        }

        @Override
        void protect(UploadPartRequest.Builder request, String value) {
            request.checksumCRC64NVME(value);
        }

        @Override
        void repeat(CompletedPart.Builder part, String value) {
            part.checksumCRC64NVME(value);
        }
    },
    /** 256 bits, slower: where a policy wants a cryptographic digest. */
    SHA256(ChecksumAlgorithm.SHA256) {
        @Override
        byte[] over(InputStream in, byte[] room) throws IOException {
            MessageDigest digest = sha256();
            for (int n = in.read(room); n >= 0; n = in.read(room)) {
                digest.update(room, 0, n);
            }
            return digest.digest();
        }

        @Override
        void protect(PutObjectRequest.Builder request, String value) {
            request.checksumSHA256(value);
        }

        @Override
        void protect(UploadPartRequest.Builder request, String value) {
            request.checksumSHA256(value);
        }

        @Override
        void repeat(CompletedPart.Builder part, String value) {
            part.checksumSHA256(value);
        }
    };

    private static final int CHUNK = 16 * 1024;

    private final ChecksumAlgorithm algorithm;

    Checksum(ChecksumAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    abstract byte[] over(InputStream in, byte[] room) throws IOException;

    abstract void protect(PutObjectRequest.Builder request, String value);

    abstract void protect(UploadPartRequest.Builder request, String value);

    abstract void repeat(CompletedPart.Builder part, String value);

    /**
     * How a configuration spells it.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    ChecksumAlgorithm algorithm() {
        return algorithm;
    }

    /** Reads the body once; base64, the highest byte first, as S3 wants it. */
    String of(Body body) {
        byte[] room = new byte[(int) Math.max(1, Math.min(CHUNK, body.length()))];
        try (InputStream in = body.opener().get()) {
            return Base64.getEncoder().encodeToString(over(in, room));
        } catch (IOException e) {
            // Bodies are in memory.
            throw new UncheckedIOException(e);
        }
    }

    /** What a part's journal entry remembers: a new owner of the upload may be configured for another algorithm. */
    String label(String value) {
        return word() + ":" + value;
    }

    /** Reads what {@link #label} wrote, onto the part. */
    static void repeatLabelled(CompletedPart.Builder part, String label) {
        int colon = label.indexOf(':');
        String word = label.substring(0, Math.max(0, colon));
        Arrays.stream(values())
                .filter(checksum -> checksum.word().equals(word))
                .forEach(checksum -> checksum.repeat(part, label.substring(colon + 1)));
    }

    private static byte[] crc(java.util.zip.Checksum sum, int length, InputStream in, byte[] room) throws IOException {
        for (int n = in.read(room); n >= 0; n = in.read(room)) {
            sum.update(room, 0, n);
        }
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(sum.getValue()).array();
        return Arrays.copyOfRange(all, Long.BYTES - length, Long.BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }
}
