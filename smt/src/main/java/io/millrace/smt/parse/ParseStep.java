// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Edits;
import io.millrace.smt.edit.Fields;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.edit.Plan;
import io.millrace.smt.edit.Site;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Graft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Parses what stands at a path and puts the result at a target. */
final class ParseStep implements Step.OfRecord {
    private static final int MAX_SCHEMAS = 1000;

    private final FieldPath path;
    private final FieldPath target;
    private final OnMissing onMissing;
    private final Parser parser;
    private final Graft graft;
    private final @Nullable Edits dropping;

    ParseStep(FieldPath path, FieldPath target, boolean dropsSource, OnMissing onMissing, Parser parser) {
        this.path = path;
        this.target = target;
        this.onMissing = onMissing;
        this.parser = parser;
        this.graft = new Graft(target);
        this.dropping = dropsSource
                ? new Edits(
                        List.of(new Edits.Told(
                                new Site(0, "the parsed field", OnError.FAIL), editor -> editor.drop(path))),
                        MAX_SCHEMAS)
                : null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Two answers stand for themselves.
    public boolean apply(Draft draft) {
        Object found = Fields.reach(draft.schema(), draft.value(), path);
        if (found == Fields.MISSING) {
            onMissing.check(0, path);
            return true;
        }
        if (found == null) {
            return ofNull(draft);
        }
        boolean typed = draft.schema() != null;
        Parsed parsed = parser.parse(new Input(found, typed, draft.record()));
        if (parsed == Parsed.DROPPED) {
            return false;
        }
        if (parsed == Parsed.UNTOUCHED) {
            return true;
        }
        put(draft, parsed);
        return true;
    }

    private void put(Draft draft, Parsed parsed) {
        if (parsed.value() == null && target.isWhole()) {
            throw new BadValue("null came of it, which would make a deletion of the record");
        }
        Schema schema = draft.schema() == null ? null : parsed.schema();
        if (draft.schema() != null && schema == null && !target.isWhole()) {
            throw new BadValue("a value without schema came of it, which a record with a schema has no place for");
        }
        dropSource(draft);
        graft.onto(draft, schema, parsed.value());
    }

    /** Nothing to parse: the field keeps what schema the parser can tell, so that the record's stays one. */
    private boolean ofNull(Draft draft) {
        Schema schema = parser.schema();
        boolean says = draft.schema() == null ? !path.equals(target) : schema != null;
        if (says && !target.isWhole()) {
            dropSource(draft);
            graft.onto(draft, schema, null);
        }
        return true;
    }

    private void dropSource(Draft draft) {
        if (dropping != null) {
            Schema schema = draft.schema();
            if (schema == null) {
                draft.value(null, dropping.run(draft.value(), draft.record(), null));
            } else {
                Plan plan = dropping.of(schema);
                draft.value(plan.output(), plan.run(draft.value(), draft.record(), null));
            }
        }
    }

    @Override
    public boolean putNull(Draft draft) {
        if (target.isWhole()) {
            return false;
        }
        Schema known = parser.schema();
        graft.onto(draft, known == null ? Schema.OPTIONAL_STRING_SCHEMA : known, null);
        return true;
    }
}
