// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Content of several kinds, each a function of its size. */
enum Content {
    /** Nearly repeating, so that there are matches worth searching for. */
    LINES {
        @Override
        byte[] of(int size) {
            Random random = new Random(size);
            StringBuilder lines = new StringBuilder(size + 200);
            while (lines.length() < size) {
                lines.append("{\"id\":\"")
                        .append(Long.toHexString(random.nextLong()))
                        .append("\",\"type\":\"page_view\",\"user\":")
                        .append(random.nextInt(10_000))
                        .append(",\"url\":\"/products/")
                        .append(random.nextInt(500))
                        .append("\"}\n");
            }
            return Arrays.copyOf(lines.toString().getBytes(StandardCharsets.US_ASCII), size);
        }
    },
    /** Nothing can make this smaller. */
    NOISE {
        @Override
        byte[] of(int size) {
            byte[] noise = new byte[size];
            new Random(size).nextBytes(noise);
            return noise;
        }
    },
    /** Next to nothing remains of this. */
    ZEROS {
        @Override
        byte[] of(int size) {
            return new byte[size];
        }
    };

    abstract byte[] of(int size);
}
