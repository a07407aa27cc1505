// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a call stands while it is compiled: what its draws are derived from and how its text is escaped.
 */
public final class Site {
    private final String path;
    private final ZoneId zone;
    private final boolean lenient;
    private final Escaping escaping;
    private final Map<String, Integer> occurrences;

    /**
     * @param path what identifies the place in the template and stays the same when other holes come and go
     * @param zone the zone of local dates
     * @param lenient whether calls that Kinesis Data Generator renders as garbage are rendered, not rejected
     * @param escaping how text is escaped
     * @param occurrences how often each function was called at each path so far; shared by all sites of a template
     */
    public Site(String path, ZoneId zone, boolean lenient, Escaping escaping, Map<String, Integer> occurrences) {
        this.path = path;
        this.zone = zone;
        this.lenient = lenient;
        this.escaping = escaping;
        this.occurrences = occurrences;
    }

    /** A site with occurrences of its own. */
    static Site of(String path, ZoneId zone) {
        return new Site(path, zone, false, Escaping.NONE, new HashMap<>());
    }

    ZoneId zone() {
        return zone;
    }

    boolean isLenient() {
        return lenient;
    }

    Escaping escaping() {
        return escaping;
    }

    /** A site below this one, for a second kind of draw. */
    Site inner(String name) {
        return new Site(path + '\u0001' + name, zone, lenient, escaping, occurrences);
    }

    Site withoutEscape() {
        return new Site(path, zone, lenient, Escaping.NONE, occurrences);
    }

    /** The site of a call of this function here; the second call of one function at one path gets other draws. */
    Site enter(String function) {
        String inner = path + '\u0001' + function;
        int n = occurrences.merge(inner, 1, Integer::sum);
        return new Site(inner + '\u0001' + n, zone, lenient, escaping, occurrences);
    }

    /** What the draws of this site are derived from. */
    long field() {
        return Draws.field(Draws.id(path));
    }
}
