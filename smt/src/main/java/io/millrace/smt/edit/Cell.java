// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Computes one value of the output from the input: the compiled form of what the steps said about it. Immutable; an
 * abstract class, because calls through one are cheaper than through an interface when there are many kinds.
 */
abstract class Cell {
    /**
     * Computes the value.
     *
     * @param root the value that the plan is run on, or the element or entry that an inner plan is run on
     * @param record as it came into the pipeline
     * @param prepared what was made beforehand for this record
     */
    abstract @Nullable Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared);

    /** The value that the plan is run on. */
    static final class Root extends Cell {
        static final Root INSTANCE = new Root();

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            return root;
        }
    }

    /** A field of the root, which must be a Struct; the commonest cell by far. */
    static final class RootField extends Cell {
        private final Field field;

        RootField(Field field) {
            this.field = field;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            return root == null ? null : ((Struct) root).get(field);
        }
    }

    /** A field of a Struct that another cell computes; null if there is no Struct. */
    static final class FieldOf extends Cell {
        private final Cell parent;
        private final Field field;

        FieldOf(Cell parent, Field field) {
            this.parent = parent;
            this.field = field;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            Struct struct = (Struct) parent.read(root, record, prepared);
            // Struct.get(Field) would answer the default in place of a null, which nobody asked for.
            return struct == null ? null : struct.getWithoutDefault(field.name());
        }
    }

    /** Whatever an origin answers. */
    static final class FromOrigin extends Cell {
        private final Origin origin;
        private final Site site;
        private final String where;

        FromOrigin(Origin origin, Site site, String where) {
            this.origin = origin;
            this.site = site;
            this.where = where;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            if (origin instanceof Origin.Constant constant) {
                return constant.value();
            }
            return origin instanceof Origin.OfRecord ofRecord ? ofRecord(ofRecord, record) : prepared;
        }

        private @Nullable Object ofRecord(Origin.OfRecord ofRecord, ConnectRecord<?> record) {
            try {
                return ofRecord.reader().read(record);
            } catch (RuntimeException e) {
                throw StepFailure.of(site, where, e);
            }
        }
    }

    /** Something where either of two cells has something; which of the two does not matter. */
    static final class AnyOf extends Cell {
        private final Cell one;
        private final Cell other;

        AnyOf(Cell one, Cell other) {
            this.one = one;
            this.other = other;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            Object first = one.read(root, record, prepared);
            return first == null ? other.read(root, record, prepared) : first;
        }
    }

    /** Another cell's value, changed by a step. */
    static final class Changed extends Cell {
        private final Cell source;
        private final Change.Function function;
        private final Site site;
        private final String where;

        Changed(Cell source, Change.Function function, Site site, String where) {
            this.source = source;
            this.function = function;
            this.site = site;
            this.where = where;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            Object value = source.read(root, record, prepared);
            if (value == null) {
                return null;
            }
            try {
                return function.apply(value);
            } catch (RuntimeException | StackOverflowError e) {
                if (site.onError() == OnError.NULL) {
                    return null;
                }
                throw StepFailure.of(site, where, e);
            }
        }
    }
}
