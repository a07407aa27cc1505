// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of one record has no column, by its path. For one thread and one record. */
final class Rest {
    private final Names names;
    private final boolean frozen;
    private final List<Segment> path = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * For one record.
     *
     * @param names which names can be columns
     * @param frozen whether no further name can be one
     */
    Rest(Names names, boolean frozen) {
        this.names = names;
        this.frozen = frozen;
    }

    void into(String name) {
        path.add(new Segment.Name(name));
    }

    void into(int index) {
        path.add(new Segment.Element(index));
    }

    void out() {
        path.remove(path.size() - 1);
    }

    /** Takes a value without a column; answers false when there should be one. */
    boolean takes(String name, @Nullable Object value) {
        if (!frozen && names.allowed(name)) {
            return false;
        }
        if (value != null) {
            values.put(new FieldPath(path).child(name).toString(), value);
        }
        return true;
    }

    /** All of it as JSON: an object with paths for names; null when there is nothing. */
    @Nullable
    String json() {
        return values.isEmpty() ? null : Scalars.json(values);
    }
}
