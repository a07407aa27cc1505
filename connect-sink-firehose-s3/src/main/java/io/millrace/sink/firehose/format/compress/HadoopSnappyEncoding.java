// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.util.UUID;

/** Hadoop's blocks of Snappy, see {@link Encoding#hadoopSnappy}. */
final class HadoopSnappyEncoding extends Encoding {
    private static final Framing BLOCKS_ONLY = new Framing() {};

    HadoopSnappyEncoding() {
        super(SnappyCodec.CHUNK);
    }

    @Override
    Codec codec() {
        return new SnappyCodec(true);
    }

    @Override
    Framing frame(UUID object) {
        return BLOCKS_ONLY;
    }
}
