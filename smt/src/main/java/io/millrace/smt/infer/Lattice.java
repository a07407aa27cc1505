// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the least type that holds the values of two. The join is commutative, associative and idempotent, so that tasks
 * that see the same records in another order arrive at the same type.
 *
 * @param maxNames structures with more names than this are maps whose keys are data
 */
record Lattice(int maxNames) {
    /** The least type that holds both; the first one itself when it does. */
    Type join(Type a, Type b) {
        if (a.equals(b) || b == Type.Simple.NOTHING) {
            return a;
        }
        Type joined = a == Type.Simple.NOTHING ? b : joined(a, b);
        return joined.equals(a) ? a : joined;
    }

    private static Type pinned(Type a, Type b) {
        if (a instanceof Type.Pinned && b instanceof Type.Pinned) {
            return new Type.Pinned(Target.STRING);
        }
        return a instanceof Type.Pinned ? a : b;
    }

    private Type joined(Type a, Type b) {
        if (a instanceof Type.Pinned || b instanceof Type.Pinned) {
            return pinned(a, b);
        }
        if (a instanceof Numeric x && b instanceof Numeric y) {
            return x.join(y);
        }
        if (a instanceof Type.Text x && b instanceof Type.Text y) {
            return x.compareTo(y) >= 0 ? x : y;
        }
        if (a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
            return new Type.ListOf(join(x.elements(), y.elements()));
        }
        if (a instanceof Type.Members x && b instanceof Type.Members y) {
            return joined(x, y);
        }
        return isMapping(a) && isMapping(b) ? new Type.MapOf(join(values(a), values(b))) : Type.Simple.ANY;
    }

    private Type joined(Type.Members a, Type.Members b) {
        Map<String, Type> fields = new TreeMap<>(a.fields());
        b.fields().forEach((name, type) -> fields.merge(name, type, this::join));
        return fields.size() > maxNames ? new Type.MapOf(all(fields.values())) : new Type.Members(fields);
    }

    private static boolean isMapping(Type type) {
        return type instanceof Type.Members || type instanceof Type.MapOf;
    }

    private Type values(Type mapping) {
        return mapping instanceof Type.MapOf map
                ? map.values()
                : all(((Type.Members) mapping).fields().values());
    }

    /** The least type that holds all. */
    Type all(Collection<Type> types) {
        Type all = Type.Simple.NOTHING;
        for (Type type : types) {
            all = join(all, type);
        }
        return all;
    }
}
