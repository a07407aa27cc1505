// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** What a pipeline's edits make of values of one schema. Immutable and safe for all threads. */
public final class Plan {
    private final Site last;
    private final Schema input;
    private final Schema output;
    private final Cell cell;
    private final @Nullable StepFailure failure;

    /**
     * A plan that makes something.
     *
     * @param last whose failure it is when the output cannot be put together
     */
    Plan(Schema input, Column.Compiled compiled, Site last) {
        this.last = last;
        this.input = input;
        this.output = compiled.schema();
        this.cell = compiled.cell();
        this.failure = null;
    }

    /** A plan for values that no record of this schema can pass. */
    Plan(Schema input, StepFailure failure) {
        this.last = failure.site();
        this.input = input;
        this.output = input;
        this.cell = Cell.Root.INSTANCE;
        this.failure = failure;
    }

    /** The same plan, for a schema that is equal. */
    private Plan(Schema input, Plan like) {
        this.last = like.last;
        this.input = input;
        this.output = like.output == like.input ? input : like.output;
        this.cell = like.cell;
        this.failure = like.failure;
    }

    Plan forEqual(Schema schema) {
        return new Plan(schema, this);
    }

    Schema input() {
        return input;
    }

    /**
     * The schema of what {@link #run} makes.
     *
     * @return the input's own object when nothing is changed
     */
    public Schema output() {
        return output;
    }

    /**
     * Makes the output.
     *
     * @param value of the plan's schema
     * @param record as it came into the pipeline
     * @param prepared what was made beforehand for this record
     * @return the output; the value itself when nothing is changed
     * @throws StepFailure when a step cannot work with it
     * @throws BadValue when the value is of another schema
     */
    public @Nullable Object run(@Nullable Object value, ConnectRecord<?> record, @Nullable Object prepared) {
        if (failure != null) {
            throw new StepFailure(failure);
        }
        if (isOfAnotherSchema(value)) {
            // Fields are read by their places, which would be those of others.
            throw new BadValue("the value is not of the schema that comes with it; mend what makes these records");
        }
        try {
            return cell.read(value, record, prepared);
        } catch (RuntimeException e) {
            throw StepFailure.of(last, "the output", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // Equal ones are the rare case.
    private boolean isOfAnotherSchema(@Nullable Object value) {
        if (value instanceof Struct struct) {
            return struct.schema() != input && !struct.schema().equals(input);
        }
        return value != null && input.type() == Schema.Type.STRUCT;
    }
}
