// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Replaces nodes in an engine's compiled tree, once, when an expression is compiled. The engines have no hook where an
 * evaluation could be counted and keep their trees in private fields, so this writes to them: the one place that depends
 * on the inside of a library. Tests fail when a new version of one has another inside.
 */
public final class Trees {
    private static final String UNKNOWN = "The expression's engine has another inside than expected: ";

    private final Predicate<Object> isNode;
    private final UnaryOperator<Object> replacement;
    private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();

    /**
     * A way to replace.
     *
     * @param isNode whether an object is part of a tree
     * @param replacement what to put in the place of a node whose own parts are done; itself to leave it
     */
    public Trees(Predicate<Object> isNode, UnaryOperator<Object> replacement) {
        this.isNode = isNode;
        this.replacement = replacement;
    }

    /**
     * Replaces within a tree, bottom up, and each node once.
     *
     * @param node the tree's root
     * @return what stands in its place
     */
    public Object replace(Object node) {
        if (!isNode.test(node)) {
            return node;
        }
        Object known = seen.get(node);
        if (known != null) {
            return known;
        }
        seen.put(node, node);
        for (Class<?> type = node.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                within(node, field);
            }
        }
        Object result = replacement.apply(node);
        seen.put(node, result);
        return result;
    }

    private void within(Object node, Field field) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive() || !field.trySetAccessible()) {
            return;
        }
        try {
            Object value = field.get(node);
            Object result = part(value);
            if (result != value && field.getType().isInstance(result)) {
                field.set(node, result);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(UNKNOWN + field, e);
        }
    }

    private Object part(Object value) {
        if (value instanceof List<?> list) {
            List<Object> results = new ArrayList<>(list.size());
            list.forEach(item -> results.add(part(item)));
            return results;
        }
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::part);
        } else if (value instanceof Object[] items) {
            for (int i = 0; i < items.length; i++) {
                Object result = part(items[i]);
                items[i] = items.getClass().getComponentType().isInstance(result) ? result : items[i];
            }
        } else if (value != null) {
            return replace(value);
        }
        return value;
    }

    /**
     * The value of a private field of a node.
     *
     * @param node the node
     * @param name the field's
     * @return its value
     */
    public static Object field(Object node, String name) {
        try {
            return find(node, name).get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(UNKNOWN + name, e);
        }
    }

    /**
     * Writes a private field of a node.
     *
     * @param node the node
     * @param name the field's
     * @param value the value
     */
    public static void setField(Object node, String name, Object value) {
        try {
            find(node, name).set(node, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(UNKNOWN + name, e);
        }
    }

    private static Field find(Object node, String name) {
        for (Class<?> type = node.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && field.trySetAccessible()) {
                    return field;
                }
            }
        }
        throw new IllegalStateException(UNKNOWN + name);
    }
}
