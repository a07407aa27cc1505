// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Spelling;
import io.millrace.sink.firehose.format.compress.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the body of an object is compressed. Firehose's five are named, stored and labelled exactly as Firehose does; the
 * other two are ours and named as their formats are.
 */
public enum Compression {
    /** The records as they are. */
    UNCOMPRESSED("UNCOMPRESSED", "", null, 0, 0, 0) {
        @Override
        @Nullable
        Encoding form(int level) {
            return null;
        }
    },
    /** One gzip member. */
    GZIP("GZIP", ".gz", "gzip", 1, 9, 6) {
        @Override
        Encoding form(int level) {
            return Encoding.gzip(level);
        }
    },
    /** A zip archive of one entry. */
    ZIP("ZIP", ".zip", "zip", 1, 9, 6) {
        @Override
        Encoding form(int level) {
            return Encoding.zip(level);
        }
    },
    /** The stream of snappy-java, not the framing format of Snappy. */
    SNAPPY("Snappy", ".snappy", "snappy-java", 0, 0, 0) {
        @Override
        Encoding form(int level) {
            return Encoding.xerialSnappy();
        }
    },
    /** The blocks of Hadoop's SnappyCodec, with the service's extension; its guide has another one. */
    HADOOP_SNAPPY("HADOOP_SNAPPY", ".snappy", "hadoop-snappy", 0, 0, 0) {
        @Override
        Encoding form(int level) {
            return Encoding.hadoopSnappy();
        }
    },
    /** Zstandard frames. */
    ZSTD("zstd", ".zst", "zstd", 1, 22, 3) {
        @Override
        Encoding form(int level) {
            return Encoding.zstd(level);
        }
    },
    /** One LZ4 frame. */
    LZ4("lz4", ".lz4", "lz4", 1, 12, 1) {
        @Override
        Encoding form(int level) {
            return Encoding.lz4(level);
        }
    };

    private final String word;
    private final String extension;
    private final @Nullable String contentEncoding;
    /** All zero where there are none. */
    private final int leastLevel;

    private final int mostLevel;
    private final int usualLevel;

    Compression(
            String word,
            String extension,
            @Nullable String contentEncoding,
            int leastLevel,
            int mostLevel,
            int usualLevel) {
        this.word = word;
        this.extension = extension;
        this.contentEncoding = contentEncoding;
        this.leastLevel = leastLevel;
        this.mostLevel = mostLevel;
        this.usualLevel = usualLevel;
    }

    @Nullable
    abstract Encoding form(int level);

    /**
     * Finds a compression by its name; case matters.
     *
     * @param word what the user wrote
     * @return the compression
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Compression named(String word) {
        return Arrays.stream(values())
                .filter(compression -> compression.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(complaint(word)));
    }

    /**
     * All names.
     *
     * @return in the order of a manual
     */
    static String words() {
        return Arrays.stream(values()).map(Compression::word).collect(Collectors.joining(", "));
    }

    private static String complaint(String word) {
        List<String> words = Arrays.stream(values()).map(Compression::word).toList();
        String hint = Spelling.nearest(word, words, 1).stream()
                .findFirst()
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return "must be one of " + words() + hint;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
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
     * Says what is wrong with a level.
     *
     * @param level what the user wrote
     * @return the complaint, or nothing
     */
    Optional<String> levelComplaint(int level) {
        if (mostLevel == 0) {
            return Optional.of("must be left out because " + word + " has no levels");
        }
        return level < leastLevel || level > mostLevel
                ? Optional.of("must be " + leastLevel + " to " + mostLevel + " for " + word)
                : Optional.empty();
    }

    /**
     * The form of the bodies.
     *
     * @param level a level of this compression, or empty for the usual one
     * @return the form, or empty when bodies stay as they are
     */
    public Optional<Encoding> encoding(OptionalInt level) {
        return Optional.ofNullable(form(level.orElse(usualLevel)));
    }
}
