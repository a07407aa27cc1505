// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

/**
 * Splits a stream into lines, buffer by buffer. The caller hands over what it has, keeps the bytes from the answered position
 * on, and hands them over again with more behind them; whether an overlong line is being dropped is remembered in between.
 * Overlong lines are cut between characters of UTF-8. For one thread.
 *
 * <p>Memory: a line is known to be overlong when the buffer holds {@code maxBytes + 2} bytes of it, so a buffer of that size
 * always makes progress.
 */
public final class LineSplitter {
    private final LineRules rules;
    /** Whether the bytes up to the next LF belong to a line that is dropped. */
    private boolean isDropping;
    /** Whether a part of the present line was handed over. */
    private boolean isSplit;

    private long droppedBytes;
    private long overlongLines;

    /**
     * At the beginning of a line.
     *
     * @param rules what lines are
     */
    public LineSplitter(LineRules rules) {
        this.rules = rules;
    }

    /**
     * How many bytes of overlong lines were dropped, line endings not counted.
     *
     * @return the number since the beginning
     */
    public long droppedBytes() {
        return droppedBytes;
    }

    /**
     * How many overlong lines there were.
     *
     * @return the number since the beginning
     */
    public long overlongLines() {
        return overlongLines;
    }

    /**
     * Whether the stream stands within a line of which a part was handed over or dropped, so that the next byte does not begin
     * a line.
     *
     * @return false between lines
     */
    public boolean isWithinLine() {
        return isDropping || isSplit;
    }

    /**
     * Hands lines to a sink until the bytes end or the sink has enough.
     *
     * @param bytes the buffer
     * @param from where the bytes begin that were not consumed yet
     * @param to where they end
     * @param isFinal whether nothing will follow, so that an unterminated rest is handed over as well
     * @param sink receives the lines
     * @return where the bytes begin that are to be handed over again
     */
    public int split(byte[] bytes, int from, int to, boolean isFinal, LineSink sink) {
        int at = from;
        boolean goesOn = true;
        while (goesOn && at < to) {
            int newline = Newlines.first(bytes, at, to);
            int end = withoutReturn(bytes, at, newline, to);
            if (isDropping) {
                droppedBytes += newline - at;
                isDropping = newline == to;
                at = Math.min(newline + 1, to);
            } else if (end - at > rules.maxBytes()) {
                if (mayEndInTime(bytes, at, newline, to, isFinal)) {
                    return at;
                }
                int cut = characterStart(bytes, at, at + rules.maxBytes());
                goesOn = overlong(bytes, at, cut, sink);
                at = rules.overlong() == Overlong.SKIP ? at : cut;
            } else if (newline < to || isFinal) {
                int next = Math.min(newline + 1, to);
                Piece piece = isSplit ? Piece.LAST_PART : newline < to ? Piece.WHOLE : Piece.UNTERMINATED;
                isSplit = false;
                goesOn = sink.line(bytes, at, end, next, piece);
                at = next;
            } else {
                return at;
            }
        }
        return at;
    }

    private int withoutReturn(byte[] bytes, int from, int newline, int to) {
        boolean hasReturn =
                rules.ending() == LineEnding.LF_OR_CRLF && newline < to && newline > from && bytes[newline - 1] == '\r';
        return hasReturn ? newline - 1 : newline;
    }

    /** Whether all that is too much is a CR at the end of the bytes, which a LF may follow. */
    private boolean mayEndInTime(byte[] bytes, int from, int newline, int to, boolean isFinal) {
        return rules.ending() == LineEnding.LF_OR_CRLF
                && !isFinal
                && newline == to
                && to - from == rules.maxBytes() + 1
                && bytes[to - 1] == '\r';
    }

    private boolean overlong(byte[] bytes, int from, int cut, LineSink sink) {
        if (!isSplit) {
            overlongLines++;
        }
        isSplit = rules.overlong() == Overlong.SPLIT;
        isDropping = !isSplit;
        return switch (rules.overlong()) {
            case TRUNCATE -> sink.line(bytes, from, cut, cut, Piece.TRUNCATED);
            case SPLIT -> sink.line(bytes, from, cut, cut, Piece.PART);
            case SKIP -> true;
        };
    }

    /** The given place, or up to three bytes before it if it is within a character. */
    private static int characterStart(byte[] bytes, int from, int at) {
        int start = at;
        while (start > from && at - start < 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        // Four continuations in a row are no UTF-8: then any place is as good as another.
        return start == from || at - start == 4 ? at : start;
    }
}
