// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import io.millrace.parsing.line.LineEnding;
import io.millrace.parsing.line.Piece;
import io.millrace.source.agentfile.text.BytePattern;
import io.millrace.source.agentfile.text.Encoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of bursts, one after the other. Nothing is remembered from burst to burst: what is not complete is not
 * consumed, and comes again with more behind it. For one thread, and for any number of files in turn.
 *
 * <pre>{@code
 * reader.begin(burst, quietMillis);
 * while (reader.next()) {
 *     use(reader.bytes(), reader.from(), reader.to());
 * }
 * Place goesOn = reader.place();
 * }</pre>
 */
public final class EventReader {
    private static final byte[] NOTHING = {};
    private static final int UNKNOWN = -1;

    private final EventRules rules;
    private final Encoding encoding;
    private final int unit;
    /** In bytes of the file. */
    private final int limit;

    private final boolean isSingleLine;
    private final boolean isPlain;
    private final @Nullable BytePattern start;
    private final @Nullable BytePattern end;
    private final @Nullable BytePattern continuation;
    private final @Nullable BytePattern footer;

    // The present burst.
    private byte[] source = NOTHING;
    private int first;
    private int to;
    /** What has to be added to an index to get a position. */
    private long base;

    private boolean isBigEndian;
    private boolean isFinal;
    private boolean isEnd;
    private boolean maySettle;
    private boolean mayBlock;

    // Where reading stands.
    private int at;
    private long line;
    private Within within = Within.NOTHING;
    private boolean needsMore;
    private boolean waits;
    /** After the end of an event was not found: what is before it belongs to the event for sure. */
    private int undecided;
    /** And where the line begins at which that was seen. */
    private int lineBegin;

    // The present event.
    private byte[] eventBytes = NOTHING;
    private int eventFrom;
    private int eventTo;
    private int rawFrom;
    private int rawTo;
    private Piece piece = Piece.WHOLE;
    private long eventLine;
    private int lines;
    private byte[] scratch = NOTHING;

    // Since the beginning.
    private long overlong;
    private long droppedBytes;
    private long nulBytes;
    private long headerLines;
    private long afterFooterBytes;

    /**
     * A reader.
     *
     * @param rules what events are
     */
    public EventReader(EventRules rules) {
        this.rules = rules;
        this.encoding = rules.encoding();
        this.unit = encoding.unit();
        this.limit = encoding.fitting(rules.maxBytes());
        Grouping grouping = rules.grouping();
        this.isSingleLine = grouping.isSingleLine();
        this.isPlain = isSingleLine && encoding.isUtf8() && rules.footer().isEmpty();
        this.start = grouping.start().map(BytePattern::new).orElse(null);
        this.end = grouping.end().map(BytePattern::new).orElse(null);
        this.continuation = grouping.continuation().map(BytePattern::new).orElse(null);
        this.footer = rules.footer().map(BytePattern::new).orElse(null);
    }

    /**
     * Begins with a burst.
     *
     * @param burst the bytes
     * @param quietMillis for how long the content has been known to have no more bytes than the burst; negative if it has more
     */
    public void begin(Burst burst, long quietMillis) {
        source = burst.bytes();
        first = burst.from();
        at = first;
        to = burst.to();
        Place place = burst.place();
        base = place.position() - first;
        line = place.line();
        within = place.within();
        isFinal = burst.isFinal();
        isEnd = isFinal || (rules.partialMillis() >= 0 && quietMillis >= rules.partialMillis());
        maySettle = isEnd || quietMillis >= rules.grouping().quietMillis();
        mayBlock = isPlain;
        needsMore = false;
        waits = false;
        if (unit == 2) {
            long before = Math.min(first, place.position());
            isBigEndian = encoding.isBigEndian(source, first - (int) (before - before % 2), to);
            to -= isFinal ? 0 : (to - first) % 2;
        }
        if (place.position() == 0 && at < to) {
            skipHead();
        }
    }

    /** The byte order mark and the header: both, or nothing, since a header is skipped at the very beginning only. */
    private void skipHead() {
        int after = at + (rules.isCutAnywhere() ? 0 : encoding.markLength(source, at, to));
        int left = rules.skipHeaderLines();
        int skipped = 0;
        while (skipped < left && after < to) {
            int next = lineFeed(after);
            if (next > first + limit || (next < 0 && to > first + limit)) {
                // A header longer than an event may be: what is left of this line is dropped as that of an event is.
                after = first + limit;
                within = Within.DROPPED;
                left = skipped + 1;
            } else if (next < 0 && !isFinal) {
                needsMore = true;
                return;
            } else {
                after = next < 0 ? to : next;
            }
            skipped++;
        }
        if (skipped < left && !isFinal) {
            needsMore = true;
            return;
        }
        headerLines += skipped;
        line += feeds(at, after);
        at = after;
    }

    /**
     * Goes to the next event.
     *
     * @return false if the burst has no further one; {@link #place()} tells then what was consumed
     */
    public boolean next() {
        while (at < to && !needsMore) {
            boolean found = switch (within) {
                case NOTHING -> event();
                case SPLIT -> part();
                case DROPPED -> dropped();
                case ENDED -> ended();
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private boolean event() {
        if (isNul(at) && !skipNuls()) {
            needsMore = true;
            return false;
        }
        int after = eventEnd(at, false);
        int known = after < 0 ? undecided : after;
        int contentEnd = after < 0 ? known : contentEnd(at, after);
        if (contentEnd - at > most(after)) {
            return overlong();
        }
        if (after < 0) {
            needsMore = true;
            return false;
        }
        boolean hasEnding = endsLine(after);
        if (isFooter(at, contentEnd)) {
            within = Within.ENDED;
            return false;
        }
        return found(contentEnd, after, hasEnding ? Piece.WHOLE : Piece.UNTERMINATED);
    }

    /** How long the text of an event may be that ends there; of one that goes on, the last bytes may be its ending. */
    private int most(int after) {
        if (after < 0) {
            return limit + 2 * unit;
        }
        return rules.keepsEnding() && endsLine(after) ? limit - unit : limit;
    }

    private boolean overlong() {
        overlong++;
        if (rules.oversize() == Oversize.SKIP) {
            // Its beginning is dropped here: its first line would be taken for the start of the next event otherwise.
            drop(at + limit);
            within = Within.DROPPED;
            return false;
        }
        boolean isSplit = rules.oversize() == Oversize.SPLIT || rules.oversize() == Oversize.ROUTE;
        within = isSplit ? Within.SPLIT : Within.DROPPED;
        return isSplit ? cut(at + limit) : truncated();
    }

    private boolean truncated() {
        byte[] terminator = rules.terminator();
        boolean isSurplus = rules.isCutAnywhere();
        int keep = isSurplus ? limit : Math.max(limit - terminator.length * unit, unit);
        int cut = isSurplus ? at + limit : encoding.cut(source, at, at + keep, isBigEndian);
        take(at, cut, cut, Piece.TRUNCATED);
        if (terminator.length > 0 && rules.oversize() == Oversize.TRUNCATE) {
            int length = eventTo - eventFrom;
            int content = isSurplus ? Math.max(length - terminator.length, 0) : length;
            byte[] marked = Arrays.copyOfRange(eventBytes, eventFrom, eventFrom + content + terminator.length);
            System.arraycopy(terminator, 0, marked, content, terminator.length);
            show(marked, 0, marked.length);
        }
        return true;
    }

    private boolean cut(int place) {
        int cut = encoding.cut(source, at, place, isBigEndian);
        take(at, cut, cut, Piece.PART);
        return true;
    }

    private boolean part() {
        int after = eventEnd(at, true);
        int known = after < 0 ? undecided : after;
        int contentEnd = after < 0 ? known : contentEnd(at, after);
        if (contentEnd - at > most(after)) {
            return cut(at + limit);
        }
        if (after < 0) {
            needsMore = true;
            return false;
        }
        within = Within.NOTHING;
        return found(contentEnd, after, Piece.LAST_PART);
    }

    private boolean dropped() {
        int after = eventEnd(at, true);
        int next = after < 0 ? droppable() : after;
        if (next == at && after < 0) {
            needsMore = true;
            return false;
        }
        drop(next);
        within = after < 0 ? Within.DROPPED : Within.NOTHING;
        return false;
    }

    /**
     * Up to where the bytes belong to the event that is dropped. A line that is longer than an event may be is dropped in steps
     * of the limit, so that where its last part begins, which patterns see, does not depend on bursts.
     */
    private int droppable() {
        if (isSingleLine) {
            return to;
        }
        return lineBegin > at ? lineBegin : undecided - at > limit + 2 * unit ? at + limit : at;
    }

    private void drop(int until) {
        droppedBytes += until - at;
        line += feeds(at, until);
        at = until;
    }

    private boolean ended() {
        afterFooterBytes += to - at;
        line += feeds(at, to);
        at = to;
        return false;
    }

    private boolean found(int contentEnd, int after, Piece what) {
        take(at, contentEnd, after, what);
        if (rules.keepsEnding() && endsLine(after)) {
            appendLineFeed(contentEnd, after);
        }
        return true;
    }

    /** Makes the bytes up to an end the present event, and goes on after another. */
    private void take(int from, int contentEnd, int after, Piece what) {
        piece = what;
        rawFrom = from;
        rawTo = contentEnd;
        eventLine = line;
        if (encoding.isUtf8()) {
            show(source, from, contentEnd);
        } else {
            byte[] decoded = encoding.toUtf8(source, from, contentEnd, isBigEndian);
            show(decoded, 0, decoded.length);
        }
        lines = isSingleLine && unit == 1 ? (after > contentEnd ? 1 : 0) : feeds(from, after);
        line += lines;
        at = after;
    }

    private void show(byte[] bytes, int from, int until) {
        eventBytes = bytes;
        eventFrom = from;
        eventTo = until;
    }

    private void appendLineFeed(int contentEnd, int after) {
        if (eventBytes == source && after == contentEnd + 1) {
            eventTo = after;
            return;
        }
        int length = eventTo - eventFrom;
        if (scratch.length <= length) {
            scratch = new byte[Math.max(2 * length, 256)];
        }
        System.arraycopy(eventBytes, eventFrom, scratch, 0, length);
        scratch[length] = '\n';
        show(scratch, 0, length + 1);
    }

    /**
     * Goes to several whole lines at once, if they can be handed over as they lie there: for flows whose records have many lines.
     * They are in {@link #bytes()} with their line feeds.
     *
     * @param most how many bytes they may have, at most what an event may have
     * @return false if there are none; {@link #next()} is to be tried then
     */
    public boolean nextLines(int most) {
        if (!mayBlock || within != Within.NOTHING || needsMore) {
            return false;
        }
        int stop = Math.min(to, at + Math.min(most, limit));
        while (stop > at && source[stop - 1] != '\n') {
            stop--;
        }
        if (stop == at) {
            return false;
        }
        int count = LineFeeds.countPlain(source, at, stop, rules.ending() == LineEnding.LF_OR_CRLF);
        if (count < 0) {
            mayBlock = false;
            return false;
        }
        piece = Piece.WHOLE;
        rawFrom = at;
        rawTo = stop;
        eventLine = line;
        show(source, at, stop);
        lines = count;
        line += count;
        at = stop;
        return true;
    }

    /**
     * Where the event ends that a place belongs to, its line ending included, or {@link #UNKNOWN}: then {@link #undecided} says
     * up to where the bytes belong to it in any case.
     */
    private int eventEnd(int from, boolean isWithin) {
        return isSingleLine ? lineEnd(from) : groupEnd(from, isWithin);
    }

    private int lineEnd(int from) {
        int after = lineFeed(from);
        undecided = to;
        return after < 0 && isEnd ? to : after;
    }

    private int groupEnd(int from, boolean isWithin) {
        int lineStart = from;
        boolean mayBegin = isWithin && startsLine(from);
        int most = rules.grouping().maxLines();
        for (int count = 1; ; count++) {
            int after = lineFeed(lineStart);
            int lineTo = after < 0 ? to : after;
            boolean isLong = lineTo - lineStart > limit + 2 * unit;
            boolean isWhole = after >= 0 || isEnd || isLong;
            lineBegin = lineStart;
            undecided = isWhole ? lineTo : lineStart;
            if (lineStart == to) {
                return settled(lineStart, from);
            }
            if (isWhole && mayBegin && begins(lineStart, lineTo)) {
                return lineStart;
            }
            if (isLong) {
                return UNKNOWN;
            }
            if (after < 0) {
                return isEnd ? to : UNKNOWN;
            }
            if (count >= most || ends(lineStart, lineTo)) {
                return after;
            }
            mayBegin = true;
            lineStart = after;
        }
    }

    /** All lines are whole and nothing has ended the event. */
    private int settled(int lineStart, int from) {
        if (lineStart > from && maySettle) {
            return lineStart;
        }
        waits = true;
        return UNKNOWN;
    }

    private boolean begins(int from, int lineTo) {
        if (start != null) {
            return matches(start, from, lineTo, true);
        }
        return continuation != null && !matches(continuation, from, lineTo, true);
    }

    private boolean ends(int from, int lineTo) {
        return end != null && matches(end, from, lineTo, false);
    }

    private boolean matches(BytePattern pattern, int from, int lineTo, boolean fromBeginning) {
        // The agent's patterns see the line with its line feed; a line's own ending is none of its text otherwise.
        int until = Math.min(rules.isCutAnywhere() ? lineTo : contentEnd(from, lineTo), from + limit);
        if (encoding.isUtf8()) {
            return fromBeginning ? pattern.lookingAt(source, from, until) : pattern.find(source, from, until);
        }
        byte[] text = encoding.toUtf8(source, from, until, isBigEndian);
        return fromBeginning ? pattern.lookingAt(text, 0, text.length) : pattern.find(text, 0, text.length);
    }

    private boolean isFooter(int from, int until) {
        if (footer == null) {
            return false;
        }
        byte[] text = encoding.isUtf8() ? source : encoding.toUtf8(source, from, until, isBigEndian);
        int left = encoding.isUtf8() ? from : 0;
        int right = encoding.isUtf8() ? until : text.length;
        while (left < right && isBlank(text[left])) {
            left++;
        }
        while (right > left && isBlank(text[right - 1])) {
            right--;
        }
        return footer.matches(text, left, right);
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private int lineFeed(int from) {
        return unit == 1 ? LineFeeds.after(source, from, to) : LineFeeds.afterUnit(source, from, to, isBigEndian);
    }

    private int feeds(int from, int until) {
        if (unit == 1) {
            return LineFeeds.count(source, from, until);
        }
        int count = 0;
        for (int next = LineFeeds.afterUnit(source, from, until, isBigEndian);
                next >= 0;
                next = LineFeeds.afterUnit(source, next, until, isBigEndian)) {
            count++;
        }
        return count;
    }

    /** Whether a line feed is directly before a place. */
    private boolean endsLine(int after) {
        return after - unit >= 0 && isUnit('\n', after - unit);
    }

    private boolean startsLine(int place) {
        return base + place == 0 || endsLine(place);
    }

    /** Where the text of what ends at a place ends, without the ending of its last line. */
    private int contentEnd(int from, int after) {
        if (after <= from || !endsLine(after)) {
            return after;
        }
        int feed = after - unit;
        boolean hasReturn = rules.ending() == LineEnding.LF_OR_CRLF && feed - unit >= from && isUnit('\r', feed - unit);
        return hasReturn ? feed - unit : feed;
    }

    private boolean isUnit(int character, int place) {
        if (unit == 1) {
            return source[place] == character;
        }
        int low = isBigEndian ? 1 : 0;
        return place + 1 < source.length && source[place + low] == character && source[place + 1 - low] == 0;
    }

    private boolean isNul(int place) {
        return source[place] == 0 && isUnit(0, place);
    }

    /** Skips NULs that other bytes follow; what is nothing but NULs may not have been written yet. */
    private boolean skipNuls() {
        int next = at;
        while (next < to && isNul(next)) {
            next += unit;
        }
        if (next >= to && !isFinal) {
            return false;
        }
        int after = Math.min(next, to);
        nulBytes += after - at;
        at = after;
        return at < to;
    }

    /**
     * What holds the present event.
     *
     * @return the burst's array or one of the reader's; valid until the next call
     */
    public byte[] bytes() {
        return eventBytes;
    }

    /**
     * Where the present event begins.
     *
     * @return an index of {@link #bytes()}
     */
    public int from() {
        return eventFrom;
    }

    /**
     * Where the present event ends.
     *
     * @return an index of {@link #bytes()}
     */
    public int to() {
        return eventTo;
    }

    /**
     * How much of an event it is.
     *
     * @return the piece
     */
    public Piece piece() {
        return piece;
    }

    /**
     * Whether the bytes in the file are characters of its encoding.
     *
     * @return false if something was, or would have to be, replaced
     */
    public boolean isDecodable() {
        return encoding.isDecodable(source, rawFrom, rawTo, isBigEndian);
    }

    /**
     * Where the bytes of the event begin as they are in the file, their ending left out.
     *
     * @return an index of the burst
     */
    public int rawFrom() {
        return rawFrom;
    }

    /**
     * Where they end.
     *
     * @return an index of the burst
     */
    public int rawTo() {
        return rawTo;
    }

    /**
     * Where in the content the event begins.
     *
     * @return bytes from the beginning
     */
    public long position() {
        return base + rawFrom;
    }

    /**
     * How many line feeds are before the event.
     *
     * @return 0 for the first line
     */
    public long line() {
        return eventLine;
    }

    /**
     * How many line feeds the event has in the file.
     *
     * @return a number from 0
     */
    public int lines() {
        return lines;
    }

    /**
     * Where the burst goes on after what was consumed.
     *
     * @return an index of the burst
     */
    public int at() {
        return at;
    }

    /**
     * Where the content goes on after what was consumed.
     *
     * @return the place directly after the event, as long as {@link #next()} was not called again
     */
    public Place place() {
        return new Place(base + at, line, within);
    }

    /**
     * Whether the burst has bytes whose meaning more bytes, or time, will tell.
     *
     * @return whether what is left of it is not complete
     */
    public boolean needsMore() {
        return needsMore;
    }

    /**
     * How long the content has to be quiet until the rest of the burst is complete without further bytes.
     *
     * @return milliseconds; negative if nothing but bytes will complete it
     */
    public long completeAfterMillis() {
        if (!needsMore) {
            return UNKNOWN;
        }
        if (waits) {
            return rules.grouping().quietMillis();
        }
        return rules.partialMillis();
    }

    /**
     * What was met since the beginning.
     *
     * @return a snapshot
     */
    public EventFigures figures() {
        return new EventFigures(overlong, droppedBytes, nulBytes, headerLines, afterFooterBytes);
    }
}
