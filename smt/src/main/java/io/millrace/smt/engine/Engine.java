// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.smt.edit.Edits;
import io.millrace.smt.edit.Plan;
import io.millrace.smt.edit.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Runs steps over records. Safe for all threads. */
public final class Engine implements AutoCloseable {
    private final Part part;
    private final NullHandling nulls;
    private final List<Placed> steps;
    private final List<Stage> stages;
    // Most pipelines are nothing but edits: they need no draft, which would be a tenth of what a record allocates.
    private final @Nullable Edits only;

    /**
     * Prepares steps.
     *
     * @param part which half of each record they work on
     * @param nulls what becomes of records without that half
     * @param steps at least one, in their order
     * @param maxPlans for how many schemas the worked-out plans are kept, for each group of neighbouring edits
     */
    public Engine(Part part, NullHandling nulls, List<Placed> steps, int maxPlans) {
        this.part = part;
        this.nulls = nulls;
        this.steps = List.copyOf(steps);
        this.stages = stages(steps, maxPlans);
        this.only = stages.size() == 1 && stages.get(0) instanceof Stage.Joined joined ? joined.edits() : null;
    }

    private static List<Stage> stages(List<Placed> steps, int maxPlans) {
        List<Stage> stages = new ArrayList<>();
        List<Edits.Told> edits = new ArrayList<>();
        for (Placed placed : steps) {
            if (placed.step() instanceof Step.Edit edit) {
                edits.add(new Edits.Told(placed.site(), edit::edit));
            } else if (placed.step() instanceof Step.OfRecord alone) {
                joinInto(stages, edits, maxPlans);
                stages.add(new Stage.Alone(placed.site(), alone));
            }
        }
        joinInto(stages, edits, maxPlans);
        return stages;
    }

    private static void joinInto(List<Stage> stages, List<Edits.Told> edits, int maxPlans) {
        if (!edits.isEmpty()) {
            stages.add(new Stage.Joined(new Edits(edits, maxPlans)));
            edits.clear();
        }
    }

    /**
     * Runs all steps.
     *
     * @param record never changed
     * @param <R> source or sink record
     * @return the new record; the same one when nothing was changed; null when it is dropped
     * @throws DataException when a step cannot work with the record; the message holds no value
     */
    public <R extends ConnectRecord<R>> @Nullable R apply(R record) {
        Object value = part.value(record);
        if (value == null && nulls != NullHandling.EVALUATE) {
            return ofNull(record);
        }
        if (only == null || value == null) {
            return inStages(record);
        }
        try {
            return edited(record, only, value);
        } catch (StepFailure failure) {
            // The stages know what the user wants then.
            return inStages(record);
        }
    }

    // The very object means that nothing was changed.
    @SuppressWarnings("ReferenceEquality")
    private <R extends ConnectRecord<R>> R edited(R record, Edits edits, Object value) {
        Schema schema = part.schema(record);
        if (schema == null) {
            Object changed = edits.run(value, record, null);
            return changed == value ? record : part.with(record, null, changed);
        }
        Plan plan = edits.of(schema);
        Object changed = plan.run(value, record, null);
        return changed == value && plan.output() == schema ? record : part.with(record, plan.output(), changed);
    }

    private <R extends ConnectRecord<R>> @Nullable R inStages(R record) {
        Draft draft = new Draft(record, part);
        for (Stage stage : stages) {
            if (!stage.run(draft)) {
                return null;
            }
            if (draft.value() == null && nulls == NullHandling.PASS) {
                break;
            }
        }
        return draft.finished(record);
    }

    private <R extends ConnectRecord<R>> @Nullable R ofNull(R record) {
        return switch (nulls) {
            case PASS, EVALUATE -> record;
            case DROP -> null;
            case FAIL ->
                throw new DataException("the record has no "
                        + part.name().toLowerCase(Locale.ROOT)
                        + "; set null.handling to pass, drop or evaluate to let it through");
        };
    }

    @Override
    public void close() {
        steps.forEach(placed -> placed.step().close());
    }
}
