// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.Fields;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.path.FieldPath;
import org.apache.kafka.connect.data.Schema;

/**
 * Writes a converted time to a header, so that the value is not copied.
 *
 * @param path where the time is
 * @param change converts it
 * @param header the header's name
 * @param schema of what is written
 * @param onMissing what a missing field means
 */
record TimeHeader(FieldPath path, TimeChange change, String header, Schema schema, OnMissing onMissing)
        implements Step.OfRecord {
    // The very object means that there is no such field.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean apply(Draft draft) {
        Object value = Fields.reach(draft.schema(), draft.value(), path);
        if (value == Fields.MISSING) {
            onMissing.check(0, path);
        } else if (value != null) {
            Logical logical = Logical.of(Fields.schema(draft.schema(), path));
            draft.header(header, schema, change.converted(value, logical));
        }
        return true;
    }
}
