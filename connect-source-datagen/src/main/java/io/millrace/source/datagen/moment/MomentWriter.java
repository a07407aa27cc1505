// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes dates in one format and one zone. The text of the last second is kept: within a second only the fraction's
 * digits are patched, so a clock that moves slower than records are written costs a copy. Belongs to one renderer.
 */
public final class MomentWriter {
    private static final byte[] UTC_NAME = "Coordinated Universal Time".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UTC = "UTC".getBytes(StandardCharsets.US_ASCII);
    private static final int SLACK = 8;

    private final MomentFormat format;
    private final ZoneTable zone;
    private final boolean utc;
    private final CivilTime time = new CivilTime();
    private final byte[] text;
    /** Where the digits of the milliseconds stand in the text, and how many of them. */
    private final int[] patchAt;

    private final int[] patchDigits;
    private int patches;
    private int length;
    private long secondStart = Long.MAX_VALUE;

    MomentWriter(MomentFormat format, ZoneTable zone, boolean utc) {
        this.format = format;
        this.zone = zone;
        this.utc = utc;
        this.text = new byte[format.maxLength(zone) + SLACK];
        this.patchAt = new int[format.tokens().length];
        this.patchDigits = new int[format.tokens().length];
    }

    /** The text of the second that holds this instant, valid in {@link #text} up to the length that this answers. */
    public int prepare(long epochMillis) {
        long intoSecond = epochMillis - secondStart;
        if (intoSecond < 0 || intoSecond >= 1000) {
            renew(epochMillis);
            intoSecond = Math.floorMod(epochMillis, 1000L);
        }
        if (patches > 0) {
            patch((int) intoSecond);
        }
        return length;
    }

    /** What {@link #prepare} has written; there are eight more bytes behind it. */
    public byte[] text() {
        return text;
    }

    private void patch(int millis) {
        for (int i = 0; i < patches; i++) {
            int at = patchAt[i];
            text[at] = (byte) ('0' + millis / 100);
            if (patchDigits[i] > 1) {
                text[at + 1] = (byte) ('0' + millis / 10 % 10);
            }
            if (patchDigits[i] > 2) {
                text[at + 2] = (byte) ('0' + millis % 10);
            }
        }
    }

    private void renew(long epochMillis) {
        long second = Math.floorDiv(epochMillis, 1000L);
        secondStart = second * 1000;
        time.set(epochMillis, utc ? 0 : zone.offsetSeconds(second));
        patches = 0;
        int at = 0;
        Token[] tokens = format.tokens();
        for (int i = 0; i < tokens.length; i++) {
            at = tokens[i] == Token.LITERAL ? put(format.literal(i), at) : write(tokens[i], at);
        }
        length = at;
    }

    private int write(Token token, int at) {
        return switch (token) {
            case M -> number(time.month, at);
            case Mo -> ordinal(time.month, at);
            case MM -> padded(time.month, 2, at);
            case MMM -> put(Names.MONTH_3[time.month - 1], at);
            case MMMM -> put(Names.MONTH[time.month - 1], at);
            case Q -> number((time.month + 2) / 3, at);
            case Qo -> ordinal((time.month + 2) / 3, at);
            case D -> number(time.day, at);
            case Do -> ordinal(time.day, at);
            case DD -> padded(time.day, 2, at);
            case DDD -> number(time.dayOfYear, at);
            case DDDo -> ordinal(time.dayOfYear, at);
            case DDDD -> padded(time.dayOfYear, 3, at);
            case d, e -> number(time.weekday, at);
            case do_ -> ordinal(time.weekday, at);
            case dd -> put(Names.WEEKDAY_2[time.weekday], at);
            case ddd -> put(Names.WEEKDAY_3[time.weekday], at);
            case dddd -> put(Names.WEEKDAY[time.weekday], at);
            case E -> number(time.isoWeekday(), at);
            case w -> number(time.week(), at);
            case wo -> ordinal(time.week(), at);
            case ww -> padded(time.week(), 2, at);
            case W -> number(time.isoWeek(), at);
            case Wo -> ordinal(time.isoWeek(), at);
            case WW -> padded(time.isoWeek(), 2, at);
            case Y -> year(at);
            case YY -> padded(time.year % 100, 2, at);
            case YYYY -> padded(time.year, 4, at);
            case YYYYY -> padded(time.year, 5, at);
            case YYYYYY -> padded(time.year, 6, time.year < 0 ? at : sign('+', at));
            case gg -> padded(time.weekYear() % 100, 2, at);
            case gggg -> padded(time.weekYear(), 4, at);
            case ggggg -> padded(time.weekYear(), 5, at);
            case GG -> padded(time.isoWeekYear() % 100, 2, at);
            case GGGG -> padded(time.isoWeekYear(), 4, at);
            case GGGGG -> padded(time.isoWeekYear(), 5, at);
            default -> writeTime(token, at);
        };
    }

    private int writeTime(Token token, int at) {
        return switch (token) {
            case A -> half('A', 'P', 'M', at);
            case a -> half('a', 'p', 'm', at);
            case H -> number(time.hour, at);
            case HH -> padded(time.hour, 2, at);
            case h -> number(hour12(), at);
            case hh -> padded(hour12(), 2, at);
            case k -> number(time.hour == 0 ? 24 : time.hour, at);
            case kk -> padded(time.hour == 0 ? 24 : time.hour, 2, at);
            case hmm -> padded(time.minute, 2, number(hour12(), at));
            case Hmm -> padded(time.minute, 2, number(time.hour, at));
            case hmmss -> padded(time.second, 2, padded(time.minute, 2, number(hour12(), at)));
            case Hmmss -> padded(time.second, 2, padded(time.minute, 2, number(time.hour, at)));
            case m -> number(time.minute, at);
            case mm -> padded(time.minute, 2, at);
            case s -> number(time.second, at);
            case ss -> padded(time.second, 2, at);
            case Z -> offset(true, at);
            case ZZ -> offset(false, at);
            case z -> utc ? put(UTC, at) : at;
            case zz -> utc ? put(UTC_NAME, at) : at;
            case ZONE_NAME -> put(zone.name(time.epochSecond), at);
            case X -> number(time.epochSecond, at);
            case x -> millis(at);
            default -> fraction(token.fractionDigits(), at);
        };
    }

    private int hour12() {
        return time.hour % 12 == 0 ? 12 : time.hour % 12;
    }

    private int fraction(int digits, int at) {
        patchAt[patches] = at;
        patchDigits[patches++] = Math.min(digits, 3);
        Arrays.fill(text, at, at + digits, (byte) '0');
        return at + digits;
    }

    private int millis(int at) {
        if (secondStart <= 0) {
            // Fewer than four digits, or digits that count down: not worth a patch, so every call renews the text.
            int end = number(time.epochMillis, at);
            secondStart = Long.MAX_VALUE;
            return end;
        }
        int end = number(time.epochSecond, at);
        return fraction(3, end);
    }

    private int year(int at) {
        return number(time.year, time.year > 9999 ? sign('+', at) : at);
    }

    private int offset(boolean colon, int at) {
        int minutes = Math.abs(time.offsetSeconds) / 60;
        int i = padded(minutes / 60, 2, sign(time.offsetSeconds < 0 ? '-' : '+', at));
        return padded(minutes % 60, 2, colon ? sign(':', i) : i);
    }

    private int half(char before, char after, char second, int at) {
        return sign(second, sign(time.hour < 12 ? before : after, at));
    }

    private int ordinal(int value, int at) {
        int i = number(value, at);
        boolean teen = value / 10 % 10 == 1;
        String suffix = teen
                ? "th"
                : switch (value % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return sign(suffix.charAt(1), sign(suffix.charAt(0), i));
    }

    private int sign(char c, int at) {
        text[at] = (byte) c;
        return at + 1;
    }

    private int put(byte[] bytes, int at) {
        System.arraycopy(bytes, 0, text, at, bytes.length);
        return at + bytes.length;
    }

    private int number(long value, int at) {
        return padded(value, 1, at);
    }

    /** Writes a number with leading zeros up to a width; a minus sign stands before them. */
    private int padded(long value, int width, int at) {
        int i = at;
        if (value < 0) {
            text[i++] = '-';
        }
        long magnitude = Math.abs(value);
        int digits = 1;
        for (long rest = magnitude / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int end = i + Math.max(width, digits);
        for (int j = end - 1; j >= i; j--) {
            text[j] = (byte) ('0' + magnitude % 10);
            magnitude /= 10;
        }
        return end;
    }
}
