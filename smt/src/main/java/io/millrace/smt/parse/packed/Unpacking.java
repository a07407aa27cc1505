// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.common.options.Option;
import io.millrace.decompression.Compression;
import io.millrace.decompression.Decompression;
import io.millrace.decompression.DecompressionException;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.config.ConfigDef;

/** Takes compressed bytes apart up to a limit, and says without contents why it cannot. Safe for all threads. */
final class Unpacking {
    static final Option<Integer> MAX_OUTPUT_BYTES = Option.between(1, 1 << 30, Option.count("max.output.bytes"))
            .defaultingTo(16 * 1024 * 1024)
            .group("Compression")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "How many bytes may come out of one value. More fails the record before memory is taken for it, because a "
                            + "few kilobytes can be made to unpack to gigabytes. The default of 16 MiB is more than Kafka carries usually.");

    private final Compression format;
    private final Decompression decompression;

    Unpacking(Compression format, long maxOutputBytes) {
        this.format = format;
        this.decompression = Decompression.of(format, maxOutputBytes);
    }

    /** Whether the bytes begin as something that can be taken apart. */
    boolean isKnown(byte[] bytes, int from, int to) {
        return format != Compression.AUTO || Compression.detect(bytes, from, to) != Compression.NONE;
    }

    byte[] unpacked(byte[] bytes, int from, int to) {
        try {
            return decompression.decompress(bytes, from, to);
        } catch (DecompressionException e) {
            throw new BadValue(
                    e.reason() == DecompressionException.Reason.TOO_LARGE
                            ? "more comes out than max.output.bytes allows"
                            : String.valueOf(e.getMessage()));
        }
    }

    /** The bytes; of a text, which cannot hold compressed bytes, what it is in Base64. */
    static byte[] packed(Input input) {
        if (!input.isText()) {
            return Arrays.copyOfRange(input.bytes(), input.from(), input.to());
        }
        try {
            return Base64.getMimeDecoder().decode(input.text());
        } catch (IllegalArgumentException e) {
            throw new BadValue("the text is not Base64, as which texts carry compressed bytes");
        }
    }
}
