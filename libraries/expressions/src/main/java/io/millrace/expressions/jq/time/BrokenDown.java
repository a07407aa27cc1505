// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * A moment in its parts, as jq has it: the array [year, month from 0, day, hours, minutes, seconds with their fraction,
 * day of the week from Sunday = 0, day of the year from 0].
 */
record BrokenDown(int year, int month, int day, int hours, int minutes, double seconds, int weekday, int yearday) {
    private static final int PARTS = 8;
    private static final int WEEK = 7;
    /** Beyond, years have no four digits and seconds no exact double. */
    private static final double MAX_SECONDS = 6.7e16;

    static BrokenDown ofEpoch(JsonNode number) throws JsonQueryException {
        double epoch = number.doubleValue();
        if (!(Math.abs(epoch) <= MAX_SECONDS)) {
            throw new JsonQueryException("number of seconds since epoch out of range");
        }
        try {
            // Toward zero for the whole seconds and down for the fraction: 1.6 does so, before 1970 as well.
            LocalDateTime at = LocalDateTime.ofEpochSecond((long) epoch, 0, ZoneOffset.UTC);
            double fraction = epoch - Math.floor(epoch);
            return of(at.toLocalDate(), at.getHour(), at.getMinute(), at.getSecond() + fraction);
        } catch (DateTimeException e) {
            throw new JsonQueryException("number of seconds since epoch out of range");
        }
    }

    static BrokenDown of(LocalDate date, int hours, int minutes, double seconds) {
        return new BrokenDown(
                date.getYear(),
                date.getMonthValue() - 1,
                date.getDayOfMonth(),
                hours,
                minutes,
                seconds,
                date.getDayOfWeek().getValue() % WEEK,
                date.getDayOfYear() - 1);
    }

    static BrokenDown ofArray(JsonNode array) throws JsonQueryException {
        int[] parts = new int[PARTS];
        for (int i = 0; i < PARTS; i++) {
            JsonNode part = array.get(i);
            if (part == null || !part.isNumber()) {
                throw new JsonQueryException("requires parsed datetime inputs");
            }
            parts[i] = (int) part.doubleValue();
        }
        return new BrokenDown(
                parts[0], parts[1], parts[2], parts[3], parts[4], array.get(5).doubleValue(), parts[6], parts[7]);
    }

    ArrayNode toArray() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(PARTS);
        array.add(year).add(month).add(day).add(hours).add(minutes);
        if (seconds == Math.rint(seconds)) {
            array.add((int) seconds);
        } else {
            array.add(DoubleNode.valueOf(seconds));
        }
        return array.add(weekday).add(yearday);
    }

    /** Seconds since 1970: parts beyond their range carry over, as timegm has it. */
    long toEpoch() throws JsonQueryException {
        try {
            long epoch = LocalDate.of(Math.addExact(year, Math.floorDiv(month, 12)), Math.floorMod(month, 12) + 1, 1)
                                    .plusDays(day - 1L)
                                    .toEpochDay()
                            * 86_400
                    + hours * 3_600L
                    + minutes * 60L
                    + (long) seconds;
            if (epoch == -1) {
                throw new JsonQueryException("invalid gmtime representation");
            }
            return epoch;
        } catch (DateTimeException | ArithmeticException e) {
            throw new JsonQueryException("invalid gmtime representation");
        }
    }

    /** The same moment with every part in its range. */
    LocalDate date() throws JsonQueryException {
        try {
            return LocalDate.of(year, 1, 1).plusMonths(month).plusDays(day - 1L);
        } catch (DateTimeException e) {
            throw new JsonQueryException("invalid date");
        }
    }
}
