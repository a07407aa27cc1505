// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** The offsets of one zone as sorted arrays: the JDK's rules allocate an instant per question, this does not. */
public final class ZoneTable {
    private static final long TABLE_END = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private final ZoneRules rules;
    private final long[] starts;
    /** One more than starts: the first holds before the first transition. */
    private final int[] offsets;

    private final boolean[] daylight;
    private final byte[] standardName;
    private final byte[] daylightName;

    private ZoneTable(ZoneId zone) {
        rules = zone.getRules();
        List<ZoneOffsetTransition> transitions = transitions(rules);
        starts = transitions.stream()
                .mapToLong(ZoneOffsetTransition::toEpochSecond)
                .toArray();
        offsets = new int[starts.length + 1];
        daylight = new boolean[starts.length + 1];
        Instant beginning = starts.length == 0 ? Instant.EPOCH : Instant.ofEpochSecond(starts[0] - 1);
        offsets[0] = rules.getOffset(beginning).getTotalSeconds();
        daylight[0] = rules.isDaylightSavings(beginning);
        for (int i = 0; i < starts.length; i++) {
            offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
            daylight[i + 1] = rules.isDaylightSavings(Instant.ofEpochSecond(starts[i]));
        }
        standardName = name(zone, false);
        daylightName = name(zone, true);
    }

    /** The table of a zone. */
    public static ZoneTable of(ZoneId zone) {
        return new ZoneTable(zone);
    }

    private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
        List<ZoneOffsetTransition> all = new ArrayList<>(rules.getTransitions());
        Instant last = all.isEmpty() ? Instant.EPOCH : all.get(all.size() - 1).getInstant();
        ZoneOffsetTransition next = rules.nextTransition(last);
        while (next != null && next.toEpochSecond() < TABLE_END) {
            all.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return all;
    }

    private static byte[] name(ZoneId zone, boolean inDaylightTime) {
        boolean utc = zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
        String name = utc
                ? "Coordinated Universal Time"
                : TimeZone.getTimeZone(zone).getDisplayName(inDaylightTime, TimeZone.LONG, Locale.ENGLISH);
        return name.getBytes(StandardCharsets.UTF_8);
    }

    int offsetSeconds(long epochSecond) {
        return isInTable(epochSecond)
                ? offsets[row(epochSecond)]
                : rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    byte[] name(long epochSecond) {
        boolean inDaylightTime = isInTable(epochSecond)
                ? daylight[row(epochSecond)]
                : rules.isDaylightSavings(Instant.ofEpochSecond(epochSecond));
        return inDaylightTime ? daylightName : standardName;
    }

    int longestName() {
        return Math.max(standardName.length, daylightName.length);
    }

    private boolean isInTable(long epochSecond) {
        return epochSecond < TABLE_END || starts.length == 0;
    }

    private int row(long epochSecond) {
        int found = Arrays.binarySearch(starts, epochSecond);
        return found >= 0 ? found + 1 : -(found + 1);
    }
}
