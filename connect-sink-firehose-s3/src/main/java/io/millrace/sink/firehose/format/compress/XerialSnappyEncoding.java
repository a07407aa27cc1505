// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.util.UUID;

/** The stream of snappy-java, see {@link Encoding#xerialSnappy}. */
final class XerialSnappyEncoding extends Encoding {
    /** The magic, the version 1 and the lowest version 1 that can read it. */
    private static final byte[] HEAD = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1};

    XerialSnappyEncoding() {
        super(SnappyCodec.CHUNK);
    }

    @Override
    Codec codec() {
        return new SnappyCodec(false);
    }

    @Override
    Framing frame(UUID object) {
        return new Framing() {
            @Override
            public void head(SlabBuffer body) {
                body.write(HEAD);
            }
        };
    }
}
