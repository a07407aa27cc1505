// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.smt.parse.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The fields of all patterns, each once: {@code a} at the top, {@code [a][b]} within a structure. Immutable once
 * {@link #shaped}.
 */
final class FieldTree {
    /** Where a value goes: into a field here, or into a structure below. */
    private record Node(
            String name,
            int value,
            CaptureType type,
            @Nullable FieldTree below) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private Shapes.@Nullable Shape shape;

    /**
     * Makes room for a field.
     *
     * @param path the names down to it
     * @param value its place among the values
     * @throws IllegalArgumentException when the same name is a structure elsewhere
     */
    void add(List<String> path, int value, CaptureType type) {
        String name = path.get(0);
        Node known = nodes.get(name);
        boolean isLeaf = path.size() == 1;
        if (known != null && (isLeaf || known.below() == null)) {
            throw new IllegalArgumentException("field " + name + " is a value in one place and a structure in another");
        }
        if (isLeaf) {
            nodes.put(name, new Node(name, value, type, null));
        } else {
            FieldTree below = known == null || known.below() == null ? new FieldTree() : known.below();
            nodes.put(name, new Node(name, -1, type, below));
            below.add(path.subList(1, path.size()), value, type);
        }
    }

    /** The names of {@code [a][b]}, or the name itself. */
    static List<String> path(String field) {
        if (!field.matches("(\\[[^\\[\\]]+\\])+")) {
            return List.of(field);
        }
        return List.of(field.substring(1, field.length() - 1).split("\\]\\["));
    }

    Schema shaped(Shapes shapes) {
        List<Schema> schemas = new ArrayList<>();
        nodes.values()
                .forEach(node -> schemas.add(
                        node.below() == null
                                ? node.type().schema()
                                : node.below().shaped(shapes)));
        Shapes.Shape made = shapes.struct(nodes.keySet().toArray(new String[0]), schemas.toArray(new Schema[0]));
        shape = made;
        return made.schema();
    }

    Struct struct(@Nullable Object[] values) {
        Shapes.Shape known = Objects.requireNonNull(shape, "shaped");
        Struct struct = new Struct(known.schema());
        int at = 0;
        for (Node node : nodes.values()) {
            Object value =
                    node.below() == null ? values[node.value()] : node.below().struct(values);
            if (value != null) {
                struct.put(known.fields()[at], value);
            }
            at++;
        }
        return struct;
    }

    Map<String, @Nullable Object> map(@Nullable Object[] values) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            map.put(
                    node.name(),
                    node.below() == null ? values[node.value()] : node.below().map(values));
        }
        return map;
    }
}
