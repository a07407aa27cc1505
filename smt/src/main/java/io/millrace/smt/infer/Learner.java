// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Widens a type until it holds a value, as far as the limits allow: the same as joining the type of the value, which is
 * never made for itself, because it may be as large as the value.
 *
 * <p>For one thread and one value.
 */
final class Learner {
    private final Lattice lattice;
    private final Names names;
    private final Limits limits;
    private final Moments moments;
    private int columnsLeft;
    private int bytesLeft;
    private boolean exhausted;
    private boolean overflowed;

    /**
     * For one value.
     *
     * @param settings what may be learned
     * @param known the whole type so far
     * @param frozen whether further names are refused
     */
    Learner(Settings settings, Type known, boolean frozen) {
        this.lattice = settings.lattice();
        this.names = settings.names();
        this.limits = settings.limits();
        this.moments = settings.moments();
        this.columnsLeft = limits.columns();
        this.bytesLeft = limits.bytes();
        this.exhausted = frozen;
        spend(known);
    }

    private void spend(Type type) {
        if (type instanceof Type.Members members) {
            members.fields().forEach((name, field) -> {
                columnsLeft--;
                bytesLeft -= Limits.bytes(name);
                spend(field);
            });
        } else if (type instanceof Type.ListOf list) {
            spend(list.elements());
        } else if (type instanceof Type.MapOf map) {
            spend(map.values());
        }
    }

    /** Whether the limits refused a name, so that no further one is to be learned. */
    boolean exhausted() {
        return exhausted;
    }

    /** Whether some name cannot be a column. */
    boolean overflowed() {
        return overflowed;
    }

    /** The type with the value in it; the very same when nothing is new. */
    Type learn(Type known, Object value) {
        return learn(known, value, 1);
    }

    private Type learn(Type known, @Nullable Object value, int depth) {
        if (value == null || known == Type.Simple.ANY || known instanceof Type.Pinned || Scalars.isEmpty(value)) {
            return known;
        }
        if (value instanceof Struct struct) {
            return learn(known, Structs.map(struct), depth);
        }
        if (value instanceof Map<?, ?> map) {
            return depth > limits.depth() ? Type.Simple.ANY : mapping(known, map, depth);
        }
        if (value instanceof List<?> list) {
            return depth > limits.depth() ? Type.Simple.ANY : list(known, list, depth);
        }
        return lattice.join(known, Scalars.typeOf(value, moments));
    }

    // The very same type means that nothing is new.
    @SuppressWarnings("ReferenceEquality")
    private Type list(Type known, List<?> list, int depth) {
        if (!(known instanceof Type.ListOf) && known != Type.Simple.NOTHING) {
            return Type.Simple.ANY;
        }
        Type before = known instanceof Type.ListOf of ? of.elements() : Type.Simple.NOTHING;
        Type elements = before;
        for (Object element : list) {
            elements = learn(elements, element, depth + 1);
        }
        return known != Type.Simple.NOTHING && elements == before ? known : new Type.ListOf(elements);
    }

    private Type mapping(Type known, Map<?, ?> map, int depth) {
        if (known instanceof Type.MapOf of) {
            return values(of, map, depth);
        }
        if (known instanceof Type.Members members) {
            return members(members, map, depth);
        }
        return known == Type.Simple.NOTHING ? members(Type.Members.NONE, map, depth) : Type.Simple.ANY;
    }

    @SuppressWarnings("ReferenceEquality")
    private Type values(Type.MapOf known, Map<?, ?> map, int depth) {
        Type values = known.values();
        for (Object value : map.values()) {
            values = learn(values, value, depth + 1);
        }
        return values == known.values() ? known : new Type.MapOf(values);
    }

    @SuppressWarnings("ReferenceEquality")
    private Type members(Type.Members known, Map<?, ?> map, int depth) {
        Map<String, Type> fields = new TreeMap<>(known.fields());
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = Scalars.name(entry.getKey());
            Type before = fields.get(name);
            if (before == null && !take(name)) {
                continue;
            }
            Type after = learn(before == null ? Type.Simple.NOTHING : before, entry.getValue(), depth + 1);
            if (after != before) {
                fields.put(name, after);
                changed = true;
            }
            // The value itself is always a structure: it is what has columns.
            if (depth > 1 && fields.size() > lattice.maxNames()) {
                return values(new Type.MapOf(lattice.all(fields.values())), map, depth);
            }
        }
        return changed ? new Type.Members(fields) : known;
    }

    private boolean take(String name) {
        boolean allowed = names.allowed(name);
        if (allowed) {
            exhausted |= columnsLeft < 1 || bytesLeft < Limits.bytes(name);
        }
        if (!allowed || exhausted) {
            overflowed = true;
            return false;
        }
        columnsLeft--;
        bytesLeft -= Limits.bytes(name);
        return true;
    }
}
