// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;

/** The different schemas that were met, in the order they were met first; what is unknown does not count. */
final class Variety {
    private final List<Schema> different = new ArrayList<>(2);
    private final Set<Schema> known = Collections.newSetFromMap(new IdentityHashMap<>(2));

    // Equal ones are the same, because all come from the same shapes; neighbours mostly are.
    @SuppressWarnings("ReferenceEquality")
    void add(Schema schema) {
        boolean again = !different.isEmpty() && different.get(different.size() - 1) == schema;
        if (!again && schema != Elements.UNKNOWN && known.add(schema)) {
            different.add(schema);
        }
    }

    List<Schema> different() {
        return different;
    }
}
