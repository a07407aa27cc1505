// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The edits of consecutive steps. Safe for all threads. */
public final class Edits {
    /**
     * One step's edits.
     *
     * @param site the step
     * @param telling tells them to an editor
     */
    public record Told(Site site, Consumer<Editor> telling) {}

    private final List<Told> steps;
    private final PlanCache plans;
    private final int maxPlans;

    /**
     * Joins the edits of steps.
     *
     * @param steps at least one, in their order
     * @param maxPlans for how many schemas plans are kept
     */
    public Edits(List<Told> steps, int maxPlans) {
        this.steps = List.copyOf(steps);
        this.maxPlans = maxPlans;
        this.plans = new PlanCache(this::plan, maxPlans);
    }

    /**
     * The plan for values of a schema.
     *
     * @param schema the values' schema
     * @return the same plan for the same schema
     */
    public Plan of(Schema schema) {
        return plans.of(schema);
    }

    /**
     * Does the edits on a value without a schema.
     *
     * @param value maps and lists of it are left as they are
     * @param record as it came into the pipeline
     * @param prepared what was made beforehand for this record
     * @return the output, which shares with the input what no step touched
     * @throws StepFailure when a step cannot work with it
     */
    public @Nullable Object run(@Nullable Object value, ConnectRecord<?> record, @Nullable Object prepared) {
        MapEditor editor = new MapEditor(value, record, prepared, steps.get(0).site());
        for (Told step : steps) {
            editor.begin(step.site());
            tell(step, editor);
        }
        return editor.value();
    }

    /**
     * The same edits without those of one step.
     *
     * @param site the step
     * @return null when nothing is left
     */
    public @Nullable Edits without(Site site) {
        List<Told> rest = new ArrayList<>(steps);
        rest.removeIf(step -> step.site().equals(site));
        return rest.isEmpty() ? null : new Edits(rest, maxPlans);
    }

    private Plan plan(Schema schema) {
        StructEditor editor = new StructEditor(schema, steps.get(0).site());
        try {
            for (Told step : steps) {
                editor.begin(step.site());
                tell(step, editor);
            }
            return new Plan(
                    schema, editor.compile(), steps.get(steps.size() - 1).site());
        } catch (StepFailure failure) {
            return new Plan(schema, failure);
        } catch (RuntimeException e) {
            return new Plan(schema, StepFailure.of(steps.get(steps.size() - 1).site(), "the schema", e));
        }
    }

    private static void tell(Told step, Editor editor) {
        try {
            step.telling().accept(editor);
        } catch (RuntimeException | StackOverflowError e) {
            throw StepFailure.of(step.site(), "the record", e);
        }
    }
}
