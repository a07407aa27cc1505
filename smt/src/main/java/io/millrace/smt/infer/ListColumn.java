// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Lists. */
final class ListColumn extends Column {
    private final Column elements;

    ListColumn(Type.ListOf type, @Nullable Schema schema, Column elements) {
        super(type, schema);
        this.elements = elements;
    }

    Column elements() {
        return elements;
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        if (!(value instanceof List<?> list)) {
            return misfit(value);
        }
        List<@Nullable Object> converted = new ArrayList<>(list.size());
        for (Object element : list) {
            Object one = element == null ? null : element(element, converted.size(), rest);
            if (one == MISFIT) {
                return MISFIT;
            }
            converted.add(one);
        }
        return converted;
    }

    private @Nullable Object element(Object element, int index, @Nullable Rest rest) {
        if (rest == null) {
            return elements.convert(element, null);
        }
        rest.into(index);
        Object converted = elements.convert(element, rest);
        rest.out();
        return converted;
    }
}
