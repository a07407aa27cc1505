// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

/** A format of compressed bytes. */
public enum Compression {
    /** Whatever the first bytes say. */
    AUTO,
    /** None: the bytes are what they are. */
    NONE,
    /** RFC 1952, one member or several after each other. The third byte is its only method, deflate. */
    GZIP("1f8b08"),
    /** PKWARE's APPNOTE: an archive of one file, stored or deflated, and any number of folders. */
    ZIP("504b0304", "504b0506"),
    /** RFC 8878, one frame or several after each other, and skippable ones. */
    ZSTD("28b52ffd", "5?2a4d18"),
    /** One stream or several after each other. Its letters could begin a text, what follows them could not. */
    BZIP2("425a683?314159265359", "425a683?177245385090"),
    /** The framing format of Snappy. */
    SNAPPY_FRAMED("ff060000734e61507059"),
    /** Blocks as snappy-java's output stream writes them. */
    SNAPPY_XERIAL("82534e4150505900"),
    /** Blocks as Hadoop writes them. They have no magic bytes, so that {@link #AUTO} never finds them. */
    SNAPPY_HADOOP,
    /** One block without a frame. It has no magic bytes, so that {@link #AUTO} never finds it. */
    SNAPPY_RAW,
    /** The frame format of LZ4, one frame or several after each other, with independent blocks. */
    LZ4("04224d18");

    /** How many first bytes {@link #detect} wants to see. */
    static final int MAGIC_BYTES = 10;

    /** The first bytes in hexadecimal, a question mark for any half of one; empty where there are none. */
    private final String magic;
    /** Others, or the same again. */
    private final String other;

    Compression() {
        this("", "");
    }

    Compression(String magic) {
        this(magic, magic);
    }

    Compression(String magic, String other) {
        this.magic = magic;
        this.other = other;
    }

    /**
     * Tells the format by the first bytes.
     *
     * @param bytes holds them
     * @param from where they start
     * @param to where they end, exclusive; ten are enough
     * @return {@link #NONE} when they are of no format that has magic bytes: they may be passed on as they are then
     */
    public static Compression detect(byte[] bytes, int from, int to) {
        for (Compression candidate : values()) {
            if (candidate.begins(bytes, from, to)) {
                return candidate;
            }
        }
        return NONE;
    }

    boolean begins(byte[] bytes, int from, int to) {
        return !magic.isEmpty() && (begins(magic, bytes, from, to) || begins(other, bytes, from, to));
    }

    /** Whether the bytes, as far as they are there, agree with the magic bytes. */
    boolean mayBegin(byte[] bytes, int from, int to) {
        return agrees(magic, bytes, from, to) || agrees(other, bytes, from, to);
    }

    private static boolean begins(String nibbles, byte[] bytes, int from, int to) {
        return to - from >= nibbles.length() / 2 && agrees(nibbles, bytes, from, to);
    }

    private static boolean agrees(String nibbles, byte[] bytes, int from, int to) {
        int count = (int) Math.min(nibbles.length(), 2L * (to - from));
        for (int i = 0; i < count; i++) {
            int nibble = (bytes[from + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF;
            char wanted = nibbles.charAt(i);
            if (wanted != '?' && wanted != Character.forDigit(nibble, 16)) {
                return false;
            }
        }
        return true;
    }
}
