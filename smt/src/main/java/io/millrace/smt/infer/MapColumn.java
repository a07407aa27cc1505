// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Maps whose keys are data. */
final class MapColumn extends Column {
    private final Column values;

    MapColumn(Type.MapOf type, @Nullable Schema schema, Column values) {
        super(type, schema);
        this.values = values;
    }

    Column values() {
        return values;
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        Object mapping = value instanceof Struct struct ? Structs.map(struct) : value;
        if (!(mapping instanceof Map<?, ?> map)) {
            return misfit(value);
        }
        Map<String, @Nullable Object> converted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = Scalars.name(entry.getKey());
            Object one = entry.getValue() == null ? null : value(name, entry.getValue(), rest);
            if (one == MISFIT) {
                return MISFIT;
            }
            converted.put(name, one);
        }
        return converted;
    }

    private @Nullable Object value(String name, Object value, @Nullable Rest rest) {
        if (rest == null) {
            return values.convert(value, null);
        }
        rest.into(name);
        Object converted = values.convert(value, rest);
        rest.out();
        return converted;
    }
}
