// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.parsing.line.Piece;
import io.millrace.source.agentfile.convert.Conversion;
import io.millrace.source.agentfile.convert.Converted;
import io.millrace.source.agentfile.convert.OnParseError;
import io.millrace.source.agentfile.convert.Verdict;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.EventReader;
import io.millrace.source.agentfile.event.Oversize;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a flow's files and makes records of them. Nothing is remembered from burst to burst. One per flow and
 * thread.
 */
public final class FlowReader {
    /** What a record costs beside its key and value, roughly. */
    private static final int OVERHEAD = 100;

    private final FlowRules rules;
    private final EventReader reader;
    private final Conversion conversion;
    private final Keys keys;
    private final RecordMaker maker;
    private final Gathering gathering;
    private final FailureSink failures;
    /** Whether whole lines can be made records as they lie in the burst. */
    private final boolean takesLines;
    /** Whether bytes have to be looked at for characters. */
    private final boolean checksCharacters;

    // The present burst.
    private Burst burst = new Burst(new byte[0], 0, 0, Place.START, false);
    private @Nullable Origin origin;
    private @Nullable List<SourceRecord> out;
    private @Nullable Draft draft;
    private int made;
    private long madeBytes;
    private boolean isStopped;
    /** Where the events end that are gathered. */
    private int gatheredEnd;

    private @Nullable Place gatheredNext;

    // Since the beginning.
    private long events;
    private long records;
    private long unmatched;
    private long failed;
    private long undecodable;
    private long dropped;
    private long routed;

    /**
     * A reader.
     *
     * @param rules what records are
     * @param host what the header {@code millrace.host} tells
     * @param millis the time of day in milliseconds since 1970-01-01T00:00:00Z
     * @param random numbers from 0 to 1, the latter excluded, for random keys
     * @param failures is told of each event that is not as configured
     */
    public FlowReader(FlowRules rules, String host, LongSupplier millis, DoubleSupplier random, FailureSink failures) {
        this.rules = rules;
        this.reader = new EventReader(rules.events);
        this.conversion = rules.conversion.newConversion(millis);
        this.keys = new Keys(rules.key, random);
        this.maker = new RecordMaker(rules, host, millis);
        this.gathering = new Gathering(rules.aggregatedBytes, rules.events.keepsEnding());
        this.failures = failures;
        this.checksCharacters = rules.onUndecodable != OnUndecodable.DELIVER
                || rules.valueFormat != ValueFormat.BYTES
                || !rules.events.encoding().isUtf8();
        this.takesLines =
                rules.aggregatedBytes > 0 && conversion.isEmpty() && rules.key.isOfRecord() && !checksCharacters;
    }

    /**
     * Makes records of a burst, until it ends or there are enough of them.
     *
     * @param bytes the burst
     * @param from the file that it is of
     * @param maxRecords with how many records no further event is taken, from 1; those already taken may make two more
     * @param maxBytes with how many bytes no further record is begun
     * @param target receives the records, in order
     * @return how far it came
     * @throws DataException when the configuration says so of the first event of the burst; records that are before such an
     *     event are handed over first
     */
    public Progress read(Burst bytes, Origin from, int maxRecords, long maxBytes, List<SourceRecord> target) {
        begin(bytes, from, target);
        int mostRecords = Math.min(maxRecords, rules.batchRecords);
        long mostBytes = Math.min(maxBytes, rules.batchBytes);
        boolean goesOn = true;
        while (goesOn && !isStopped && made < mostRecords && madeBytes < mostBytes) {
            goesOn = advance();
        }
        flush();
        Draft last = draft;
        if (last != null) {
            maker.add(last, bytes, from, true, target);
        }
        // Also what was left out after the last record is done with, unless the task stops before it.
        Place next = isStopped && last != null ? last.next() : reader.place();
        boolean needsMore = !isStopped && reader.needsMore();
        Progress progress =
                new Progress(next, needsMore, needsMore ? reader.completeAfterMillis() : -1, made, madeBytes);
        end();
        return progress;
    }

    private void begin(Burst bytes, Origin from, List<SourceRecord> target) {
        burst = bytes;
        origin = from;
        out = target;
        draft = null;
        made = 0;
        madeBytes = 0;
        isStopped = false;
        reader.begin(bytes, from.quietMillis());
        maker.begin(from);
    }

    /** Lets go of what only this burst needed: there may be no other one for long. */
    private void end() {
        burst = new Burst(new byte[0], 0, 0, Place.START, false);
        origin = null;
        out = null;
        draft = null;
        gatheredNext = null;
    }

    /** Takes the next event, or several lines at once. */
    private boolean advance() {
        if (takesLines && gathering.isEmpty() && reader.nextLines(rules.aggregatedBytes)) {
            lines();
            return true;
        }
        if (!reader.next()) {
            return false;
        }
        event();
        return true;
    }

    private void lines() {
        events += reader.lines();
        int to = rules.events.keepsEnding() ? reader.to() : reader.to() - 1;
        byte[] value = Arrays.copyOfRange(reader.bytes(), reader.from(), to);
        add(
                Draft.Kind.EVENT,
                value,
                null,
                new Draft.About(reader.position(), reader.line(), reader.lines(), null, null));
    }

    private void event() {
        events++;
        Piece piece = reader.piece();
        if (piece == Piece.TRUNCATED || piece == Piece.PART || piece == Piece.LAST_PART) {
            overlong(piece);
            return;
        }
        if (checksCharacters && !reader.isDecodable() && !undecodable()) {
            return;
        }
        if (conversion.isEmpty()) {
            deliver(reader.bytes(), reader.from(), reader.to(), false);
        } else {
            convert();
        }
    }

    /** Pieces are delivered as they are: they are not what the steps are for. */
    private void overlong(Piece piece) {
        String reason = "the event is longer than " + rules.events.maxBytes() + " bytes";
        if (piece != Piece.LAST_PART && isFirstPart()) {
            tell(Failure.Kind.OVERLONG, reason);
        }
        Oversize answer = rules.events.oversize();
        if (answer == Oversize.FAIL) {
            stop(reason);
        } else if (answer == Oversize.ROUTE) {
            route(reason);
        } else {
            flush();
            record(Draft.Kind.EVENT, reader.bytes(), reader.from(), reader.to(), false, null);
        }
    }

    private boolean isFirstPart() {
        return reader.rawFrom() != burst.from() || burst.place().within() == Within.NOTHING;
    }

    /** Whether the event goes on to be delivered. */
    private boolean undecodable() {
        undecodable++;
        String reason = "bytes that are not " + rules.events.encoding();
        tell(Failure.Kind.UNDECODABLE, reason);
        switch (rules.onUndecodable) {
            case DELIVER -> {
                return true;
            }
            case DROP -> dropped++;
            case FAIL -> stop(reason);
            case TOPIC -> route(reason);
        }
        return false;
    }

    private void convert() {
        byte[] bytes = reader.bytes();
        int from = reader.from();
        int to = reader.to();
        boolean hasLineFeed = to > from && bytes[to - 1] == '\n' && rules.events.keepsEnding();
        int end = hasLineFeed && !rules.conversion.hasLineFeeds() ? to - 1 : to;
        Verdict verdict = conversion.convert(bytes, from, end);
        Converted result = conversion.result();
        if (verdict == Verdict.CONVERTED && result.length() > rules.events.maxBytes()) {
            answer(Verdict.FAILED, "longer than " + rules.events.maxBytes() + " bytes after its conversion");
        } else if (verdict == Verdict.CONVERTED) {
            converted(result);
        } else if (verdict == Verdict.LEFT_OUT) {
            dropped++;
        } else {
            answer(verdict, result.reason() + " at byte " + result.at());
        }
    }

    private void converted(Converted result) {
        if (result.isReplaced() && !checksCharacters) {
            undecodable++;
            tell(Failure.Kind.UNDECODABLE, "bytes that are not " + rules.events.encoding());
        }
        byte[] bytes = result.bytes();
        int length = result.length();
        boolean hasLineFeed = length > 0 && bytes[length - 1] == '\n' && rules.conversion.hasLineFeeds();
        int end = hasLineFeed && !rules.events.keepsEnding() ? length - 1 : length;
        deliver(bytes, 0, end, rules.events.keepsEnding() && !rules.conversion.hasLineFeeds());
    }

    private void answer(Verdict verdict, String reason) {
        boolean isUnmatched = verdict == Verdict.UNMATCHED;
        unmatched += isUnmatched ? 1 : 0;
        failed += isUnmatched ? 0 : 1;
        tell(isUnmatched ? Failure.Kind.UNMATCHED : Failure.Kind.FAILED, reason);
        OnParseError answer = isUnmatched ? rules.onUnmatched : rules.onFailed;
        switch (answer) {
            case DROP -> dropped++;
            case FAIL -> stop(reason);
            case TOPIC -> route(reason);
            case RAW -> {
                flush();
                record(Draft.Kind.EVENT, reader.bytes(), reader.from(), reader.to(), false, reason);
            }
        }
    }

    private void deliver(byte[] bytes, int from, int to, boolean addsLineFeed) {
        if (rules.aggregatedBytes == 0 || reader.piece() != Piece.WHOLE) {
            flush();
            record(Draft.Kind.EVENT, bytes, from, to, addsLineFeed, null);
            return;
        }
        byte[] key = keys.ofEvent(reader.bytes(), reader.from(), reader.to(), bytes, from, to);
        if (!gathering.hasRoomFor(to - from, key)) {
            flush();
        }
        if (gathering.isEmpty()) {
            gathering.begin(reader.position(), reader.line(), key);
        }
        gathering.add(bytes, from, to, reader.lines());
        gatheredEnd = reader.at();
        gatheredNext = reader.place();
    }

    private void route(String reason) {
        flush();
        routed++;
        record(Draft.Kind.ERROR, burst.bytes(), reader.rawFrom(), reader.rawTo(), false, reason);
    }

    /** The task stops at this event, but not before what was read before it is delivered. */
    private void stop(String reason) {
        flush();
        isStopped = true;
        if (draft == null) {
            Origin file = origin;
            throw new DataException("[" + (file == null ? "" : file.path()) + ":" + (reader.line() + 1) + " @"
                    + reader.position() + "] " + reason + "; the flow '" + rules.flow
                    + "' is configured to fail at such an event");
        }
    }

    private void tell(Failure.Kind kind, String reason) {
        Origin file = origin;
        if (file != null) {
            failures.failed(new Failure(
                    kind, reason, file.path(), reader.position(), reader.line(), reader.rawTo() - reader.rawFrom()));
        }
    }

    /** One event, or a part of one, is a record. */
    private void record(Draft.Kind kind, byte[] bytes, int from, int to, boolean addsLineFeed, @Nullable String error) {
        byte[] value = new byte[to - from + (addsLineFeed ? 1 : 0)];
        System.arraycopy(bytes, from, value, 0, to - from);
        if (addsLineFeed) {
            value[to - from] = '\n';
        }
        byte[] key = kind == Draft.Kind.ERROR
                ? null
                : keys.ofEvent(reader.bytes(), reader.from(), reader.to(), bytes, from, to);
        Piece piece = reader.piece();
        add(
                kind,
                value,
                key,
                new Draft.About(
                        reader.position(),
                        reader.line(),
                        reader.lines(),
                        piece == Piece.WHOLE ? null : piece.name(),
                        error));
    }

    private void add(Draft.Kind kind, byte[] value, byte @Nullable [] eventKey, Draft.About about) {
        add(kind, value, eventKey, about, reader.at(), reader.place());
    }

    private void add(
            Draft.Kind kind, byte[] value, byte @Nullable [] eventKey, Draft.About about, int end, Place next) {
        Origin file = origin;
        List<SourceRecord> target = out;
        if (file == null || target == null) {
            throw new IllegalStateException("no burst");
        }
        byte[] key = eventKey != null || kind == Draft.Kind.ERROR ? eventKey : keys.ofRecord(value, file.path());
        if (draft != null) {
            maker.add(draft, burst, file, false, target);
        }
        draft = new Draft(value, key, kind, about, end, next);
        made++;
        records++;
        madeBytes += value.length + (key == null ? 0 : key.length) + OVERHEAD;
    }

    /** Makes a record of what was gathered. */
    private void flush() {
        Place next = gatheredNext;
        if (gathering.isEmpty() || next == null) {
            return;
        }
        byte[] value = gathering.take();
        add(
                Draft.Kind.EVENT,
                value,
                gathering.key(),
                new Draft.About(gathering.position(), gathering.line(), gathering.lines(), null, null),
                gatheredEnd,
                next);
    }

    /**
     * What was done since the beginning.
     *
     * @return a snapshot; for the reader's own thread
     */
    public FlowFigures figures() {
        return new FlowFigures(events, records, unmatched, failed, undecodable, dropped, routed, reader.figures());
    }
}
