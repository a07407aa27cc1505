// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.common.options.Family;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A kind of step, declared once: from this come the transform's ConfigDef, its place in a {@code Pipeline} and its
 * reference page.
 *
 * @param name the type's name in a pipeline, and the simple name of the transform's class
 * @param summary what it does, in Markdown, for the reference
 * @param options its own options
 * @param families its options whose names the user completes
 * @param onErrors what a user may choose for records that it cannot work with; the first one is the default
 * @param maker makes the step from a valid configuration
 */
public record StepKind(
        String name,
        String summary,
        List<Option<?>> options,
        List<Family> families,
        List<OnError> onErrors,
        Maker maker) {
    /** Makes a step. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes a step.
         *
         * @param values the values of the declared options
         * @return the step
         * @throws org.apache.kafka.common.config.ConfigException when options do not fit together
         */
        Step make(OptionValues values);
    }

    /** Copies the lists. */
    public StepKind {
        options = List.copyOf(options);
        families = List.copyOf(families);
        onErrors = List.copyOf(onErrors);
    }

    /**
     * A kind that leaves all choices of {@code on.error} to the user, {@code fail} being the default.
     *
     * @param name the type's name
     * @param summary what it does
     * @param options its own options
     * @param maker makes the step
     * @return the kind
     */
    public static StepKind of(String name, String summary, List<Option<?>> options, Maker maker) {
        return new StepKind(name, summary, options, List.of(), Arrays.asList(OnError.values()), maker);
    }

    /**
     * The same kind with options whose names the user completes.
     *
     * @param more the families
     * @return a copy
     */
    public StepKind with(Family... more) {
        return new StepKind(name, summary, options, List.of(more), onErrors, maker);
    }

    /**
     * The same kind with fewer choices of {@code on.error}.
     *
     * @param allowed what a user may choose; the first one is the default
     * @return a copy
     */
    public StepKind allowing(OnError... allowed) {
        return new StepKind(name, summary, options, families, List.of(allowed), maker);
    }

    /**
     * The option {@code on.error} as this kind allows it.
     *
     * @return the option
     */
    public Option<OnError> onError() {
        return CommonOptions.onError(onErrors);
    }

    /**
     * Everything that the transform of this kind understands.
     *
     * @return own options first
     */
    public Options all() {
        return Options.of(List.of(options, List.of(onError()), CommonOptions.OF_TRANSFORM), families);
    }

    /**
     * Everything that a step of this kind in a pipeline understands.
     *
     * @return own options first
     */
    public Options ofStep() {
        return Options.of(List.of(options, List.of(onError())), families);
    }

    /**
     * Makes a step from a configuration.
     *
     * @param where how errors call the step
     * @param index its place
     * @param given its options, without prefix
     * @param declared what it may be given
     * @return the step in its place
     * @throws org.apache.kafka.common.config.ConfigException when the configuration is not valid
     */
    public Placed place(String where, int index, Map<String, String> given, Options declared) {
        OptionValues values = Configuration.read(where, declared, given);
        return new Placed(
                new Site(index, where, values.get(onError())), Configuration.making(where, () -> maker.make(values)));
    }
}
