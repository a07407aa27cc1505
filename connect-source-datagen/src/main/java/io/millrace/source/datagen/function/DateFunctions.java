// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.source.datagen.moment.MomentFormat;
import io.millrace.source.datagen.moment.ZoneTable;
import java.util.List;

/** The module date. */
final class DateFunctions {
    private DateFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.ofFormat("date.now", 1, (arguments, site) -> clock(arguments, site, false)),
                Definition.ofFormat("date.simTime", 1, (arguments, site) -> clock(arguments, site, false)),
                Definition.ofFormat("date.utc", 1, (arguments, site) -> clock(arguments, site, true)));
    }

    private static Generator clock(Arguments arguments, Site site, boolean utc) {
        MomentFormat orElse = utc ? MomentFormat.DEFAULT_UTC : MomentFormat.DEFAULT;
        MomentFormat format = arguments.has(0) ? MomentFormat.compile(arguments.text(0, "")) : orElse;
        return Escaped.of(new ClockText(format, ZoneTable.of(site.zone()), utc), site.escaping());
    }
}
