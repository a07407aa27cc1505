// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the records of an object are told apart. */
public sealed interface Framing {
    /**
     * Records that do not contain what follows each of them.
     *
     * @param delimiter what follows each record
     * @return the framing
     */
    static Framing delimited(String delimiter) {
        return new Delimited(delimiter);
    }

    /**
     * Records that are JSON values and may contain what follows each of them, as printed JSON contains line feeds.
     *
     * @param delimiter what follows each record
     * @return the framing
     */
    static Framing json(String delimiter) {
        return new Json(delimiter);
    }

    /**
     * Takes the records of an object apart.
     *
     * @param object its bytes, not compressed
     * @return each record's bytes
     */
    List<byte[]> split(byte[] object);

    /**
     * See {@link Framing#delimited}.
     *
     * @param delimiter what follows each record
     */
    record Delimited(String delimiter) implements Framing {
        @Override
        public List<byte[]> split(byte[] object) {
            byte[] end = delimiter.getBytes(StandardCharsets.UTF_8);
            List<byte[]> records = new ArrayList<>();
            int start = 0;
            int at = 0;
            while (at + end.length <= object.length) {
                if (Arrays.equals(object, at, at + end.length, end, 0, end.length)) {
                    records.add(Arrays.copyOfRange(object, start, at));
                    at += end.length;
                    start = at;
                } else {
                    at++;
                }
            }
            if (start < object.length) {
                // Cut short: the comparison will not know this one.
                records.add(Arrays.copyOfRange(object, start, object.length));
            }
            return records;
        }
    }

    /**
     * See {@link Framing#json}.
     *
     * @param delimiter what follows each record
     */
    record Json(String delimiter) implements Framing {
        private static final JsonFactory JSON = new JsonFactory();

        @Override
        public List<byte[]> split(byte[] object) {
            byte[] end = delimiter.getBytes(StandardCharsets.UTF_8);
            List<byte[]> records = new ArrayList<>();
            try (JsonParser parser = JSON.createParser(object)) {
                int expected = 0;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    int stop = (int) parser.currentLocation().getByteOffset();
                    if (start != expected || !follows(end, object, stop)) {
                        throw new IllegalStateException("the record at byte " + start + " of the object should be at "
                                + expected + ", and its delimiter at " + stop);
                    }
                    records.add(Arrays.copyOfRange(object, start, stop));
                    expected = stop + end.length;
                }
                return records;
            } catch (IOException e) {
                throw new UncheckedIOException("the object is no sequence of JSON values", e);
            }
        }

        private static boolean follows(byte[] end, byte[] object, int at) {
            return at + end.length <= object.length && Arrays.equals(object, at, at + end.length, end, 0, end.length);
        }
    }
}
