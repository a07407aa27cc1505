// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/**
 * Random numbers as a pure function of (seed, stream, index, field, draw), so that every record can be computed anywhere,
 * in any order, and always with the same bytes.
 *
 * <p>A record has a key K(i) = mix(seed ^ stream * C1 + i * C2); draw n of field f is mix(K + f * C3 + n * C4). The
 * constants are odd and without visible pattern, mix is a bijection that lets every input bit reach every output bit
 * (the finaliser of SplitMix64). Changing anything in this class changes what every seed generates.
 */
public final class Draws {
    private static final long C1 = 0x9e3779b97f4a7c15L;
    private static final long C2 = 0xd1342543de82ef95L;
    private static final long C3 = 0xaf251af3b0f025b5L;
    private static final long C4 = 0xda942042e4dd58b5L;

    private Draws() {}

    /** What the keys of one stream have in common; {@link #key} adds the index. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The key of a record. */
    public static long key(long seed, long streamId, long index) {
        return mix(seed ^ (streamId * C1 + index * C2));
    }

    /** What a generator adds to the key of the record for its first draw. */
    static long field(long fieldId) {
        return fieldId * C3;
    }

    /** The first draw of a field: 64 random bits. */
    static long bits(long key, long field) {
        return mix(key + field);
    }

    /** Draw number n of a field: 64 random bits. */
    static long bits(long key, long field, long n) {
        return mix(key + field + n * C4);
    }

    /** Scales 64 random bits to 0..bound-1 (Lemire's high word); the bias is below bound / 2^64. */
    static long bounded(long bits, long bound) {
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }

    /** A stable number for a name: the same text gives the same number in every release. */
    public static long id(String name) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mix(h);
    }
}
