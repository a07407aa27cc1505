// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.nio.charset.StandardCharsets;

/** Random characters by a pattern: each place is one of an alphabet, or fixed. */
final class Characters extends Generator {
    static final String DIGITS = "0123456789";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final byte[][] places;
    private final long field;

    private Characters(byte[][] places, long field) {
        this.places = places;
        this.field = field;
    }

    /** So many characters of an alphabet of ASCII characters. */
    static Generator of(String prefix, String alphabet, int count, Site site) {
        byte[] letters = alphabet.getBytes(StandardCharsets.US_ASCII);
        byte[] fixed = prefix.getBytes(StandardCharsets.UTF_8);
        byte[][] places = new byte[fixed.length + count][];
        for (int i = 0; i < places.length; i++) {
            places[i] = i < fixed.length ? new byte[] {fixed[i]} : letters;
        }
        return Escaped.of(new Characters(places, site.field()), site.escaping());
    }

    /** A text in which # stands for a digit and, if asked for, ? for an upper-case letter. */
    static Generator ofPattern(String pattern, boolean letters, Site site) {
        byte[] text = pattern.getBytes(StandardCharsets.UTF_8);
        byte[] digits = DIGITS.getBytes(StandardCharsets.US_ASCII);
        byte[] upper = UPPER.getBytes(StandardCharsets.US_ASCII);
        byte[][] places = new byte[text.length][];
        for (int i = 0; i < text.length; i++) {
            boolean letter = letters && text[i] == '?';
            places[i] = text[i] == '#' ? digits : letter ? upper : new byte[] {text[i]};
        }
        return Escaped.of(new Characters(places, site.field()), site.escaping());
    }

    @Override
    public int maxLength() {
        return places.length;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        for (int i = 0; i < places.length; i++) {
            byte[] place = places[i];
            out[at + i] =
                    place.length == 1 ? place[0] : place[(int) Draws.bounded(Draws.bits(key, field, i), place.length)];
        }
        return at + places.length;
    }

    @Override
    public boolean isAscii() {
        for (byte[] place : places) {
            if (!Words.isAscii(place)) {
                return false;
            }
        }
        return true;
    }
}
