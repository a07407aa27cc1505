// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.smt.edit.Edits;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.Plan;
import io.millrace.smt.edit.Site;
import io.millrace.smt.edit.StepFailure;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Steps that are run together. Safe for all threads. */
sealed interface Stage {
    /** The header that tells why a step left a record as it was. */
    String ERROR_HEADER = "millrace.smt.error";

    /**
     * Runs them.
     *
     * @return false to drop the record
     */
    boolean run(Draft draft);

    /** Lets the record go on as if the step were not there, if the user wants that. */
    static void pass(Draft draft, StepFailure failure) {
        OnError onError = failure.site().onError();
        if (onError == OnError.TAG) {
            draft.header(ERROR_HEADER, Schema.STRING_SCHEMA, failure.getMessage());
        } else if (onError != OnError.SKIP) {
            throw failure;
        }
    }

    /** Neighbouring edits, joined. */
    final class Joined implements Stage {
        private final Edits edits;
        // A step left out is rare, but not for the stream that always leaves out the same one.
        private final Map<Site, Joined> without = new ConcurrentHashMap<>();

        Joined(Edits edits) {
            this.edits = edits;
        }

        Edits edits() {
            return edits;
        }

        @Override
        public boolean run(Draft draft) {
            Object value = draft.value();
            if (value == null) {
                return true;
            }
            try {
                Schema schema = draft.schema();
                if (schema == null) {
                    draft.value(null, edits.run(value, draft.record(), null));
                } else {
                    Plan plan = edits.of(schema);
                    draft.value(plan.output(), plan.run(value, draft.record(), null));
                }
            } catch (StepFailure failure) {
                pass(draft, failure);
                Joined rest = rest(failure.site());
                return rest == null || rest.run(draft);
            }
            return true;
        }

        private @Nullable Joined rest(Site site) {
            Joined known = without.get(site);
            if (known == null) {
                Edits rest = edits.without(site);
                if (rest == null) {
                    return null;
                }
                known = new Joined(rest);
                without.put(site, known);
            }
            return known;
        }
    }

    /** One step that sees the record. */
    final class Alone implements Stage {
        private final Site site;
        private final Step.OfRecord step;

        Alone(Site site, Step.OfRecord step) {
            this.site = site;
            this.step = step;
        }

        @Override
        public boolean run(Draft draft) {
            Draft before = site.onError() == OnError.FAIL ? draft : draft.copy();
            try {
                return step.apply(draft);
            } catch (RetriableException later) {
                throw later;
            } catch (RuntimeException | StackOverflowError e) {
                if (site.onError() == OnError.FAIL) {
                    throw failure(draft, e);
                }
                draft.restore(before);
                if (site.onError() == OnError.NULL && step.putNull(draft)) {
                    return true;
                }
                pass(draft, failure(draft, e));
                return true;
            }
        }

        private StepFailure failure(Draft draft, Throwable e) {
            return StepFailure.of(site, draft.part().name().toLowerCase(Locale.ROOT), e);
        }
    }
}
