// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** Encodes content in tests. */
final class Bodies {
    static final UUID OBJECT = UUID.fromString("6f0c1d2e-3b4a-4958-8677-0123456789ab");

    private Bodies() {}

    /** At once, on one thread. */
    static byte[] encoded(Encoding encoding, byte[] content) {
        return encoded(encoding, content, 1, List.of(Math.max(1, content.length)));
    }

    /** While it comes in parts, the last of which is repeated. */
    static byte[] encoded(Encoding encoding, byte[] content, int threads, List<Integer> cuts) {
        try (Encoders encoders = new Encoders(encoding, threads, "test")) {
            SlabPool pool = new SlabPool(1 << 20);
            SlabBuffer plain = new SlabBuffer(pool);
            SlabBuffer body = new SlabBuffer(pool);
            BodyEncoder encoder = encoders.begin(OBJECT);
            int next = 0;
            for (int at = 0; at < content.length; next++) {
                int part = Math.min(cuts.get(Math.min(next, cuts.size() - 1)), content.length - at);
                plain.write(content, at, part);
                encoder.encode(plain, body);
                at += part;
            }
            encoder.finish(plain, body);
            return content(body);
        }
    }

    static byte[] content(SlabBuffer body) {
        try {
            return body.open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
