// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Masks what is found in single values.
 *
 * @param detection finds and masks
 * @param nullsBad whether what cannot be looked into becomes null where the schema allows it; otherwise it is refused
 */
record Texts(Detection detection, boolean nullsBad) {
    /** What is said of a value that must not become null. */
    static final String NO_NULL = "something was found, and null is not allowed in its place";

    @Nullable
    String of(String text) {
        return detection.masked(text);
    }

    /**
     * Looks into bytes as UTF-8; those that are not, as Latin-1, which shows every text of ASCII among whatever else
     * there is and gives each other byte back as it was.
     */
    byte @Nullable [] of(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        if (text.indexOf('\ufffd') >= 0) {
            charset = StandardCharsets.ISO_8859_1;
            text = new String(bytes, charset);
        }
        String masked = of(text);
        if (masked == null) {
            return null;
        }
        return masked.equals(text) ? bytes : masked.getBytes(charset);
    }

    @SuppressWarnings("ReferenceEquality") // The very bytes mean that nothing was found.
    @Nullable
    ByteBuffer of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        byte[] masked = of(bytes);
        if (masked == null) {
            return null;
        }
        return masked == bytes ? buffer : ByteBuffer.wrap(masked);
    }

    /** Null, if there is room for it and the user wants it; otherwise the refusal is thrown. */
    @Nullable
    Object bad(String reason, boolean nullAllowed) {
        if (nullsBad && nullAllowed) {
            return null;
        }
        throw new BadValue(reason);
    }
}
