// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Spelling;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the body of an object is compressed; named exactly as Firehose does. */
public enum Compression {
    /** The records as they are. */
    UNCOMPRESSED("", null) {
        @Override
        public OutputStream onto(OutputStream target) {
            return target;
        }
    },
    /** One gzip member, level 6, without a time and a name: equal input gives equal bytes. */
    GZIP(".gz", "gzip") {
        @Override
        public OutputStream onto(OutputStream target) throws IOException {
            return new GzipEncoder(target);
        }
    };

    /** Firehose's other names. */
    private static final List<String> NOT_YET = List.of("ZIP", "Snappy", "HADOOP_SNAPPY");

    private final String extension;
    private final @Nullable String contentEncoding;

    Compression(String extension, @Nullable String contentEncoding) {
        this.extension = extension;
        this.contentEncoding = contentEncoding;
    }

    /**
     * Finds a compression by its name; case matters.
     *
     * @param word what the user wrote
     * @return the compression
     * @throws IllegalArgumentException when there is none of that name in this release
     */
    public static Compression named(String word) {
        return Arrays.stream(values())
                .filter(compression -> compression.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(complaint(word)));
    }

    private static String complaint(String word) {
        List<String> words = Arrays.stream(values()).map(Enum::name).toList();
        List<String> known = Stream.concat(words.stream(), NOT_YET.stream()).toList();
        String hint = Spelling.nearest(word, known, 1).stream()
                .findFirst()
                .map(near ->
                        NOT_YET.contains(near) ? "; " + near + " is not available yet" : "; did you mean " + near + "?")
                .orElse("");
        return "must be one of " + String.join(", ", words) + hint;
    }

    /**
     * The end of an object's key, unless the user gave an extension.
     *
     * @return the extension with its dot, or empty
     */
    public String extension() {
        return extension;
    }

    /**
     * The Content-Encoding of an object, unless the user switched it off.
     *
     * @return the header's value, empty for plain objects
     */
    public Optional<String> contentEncoding() {
        return Optional.ofNullable(contentEncoding);
    }

    /**
     * Starts a body. The bytes that reach the target depend on what is written only, not on how it is cut into calls, so
     * that a body can be made again after a crash. Closing ends the body and closes the target.
     *
     * @param target where the compressed bytes go
     * @return where the plain bytes go
     * @throws IOException when the target refuses the first bytes
     */
    public abstract OutputStream onto(OutputStream target) throws IOException;
}
