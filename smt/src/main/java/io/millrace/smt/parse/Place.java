// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Where a parser reads and where it writes: the options that all parsers share. */
public final class Place {
    private static final String GROUP = "Place";

    private static final Option<FieldPath> PATH = CommonOptions.plainPath("path")
            .defaultingTo("")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Which field is parsed: one path of names, such as event.message. It has to hold text or bytes. Without "
                            + "it, the whole value is parsed, which is what records of a StringConverter or ByteArrayConverter are.");

    private static final Option<FieldPath> TARGET = CommonOptions.plainPath("target")
            .group(GROUP)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "Where the result is put: one path of names; parents that are not there are made. Without it, the result "
                            + "takes the place of what was parsed. The empty text makes the result the whole value.");

    private static final Option<Boolean> KEEP = Option.flag("keep.source.enabled", true)
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "Whether the field that was parsed stays beside a result that is put elsewhere. It stays by default, because "
                            + "the original text is what one wants to see when a parser was told wrong.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.FAIL, "Failing is the default, because a misspelt path would let every record pass unparsed.");

    /** The options. */
    static final List<Option<?>> OPTIONS = List.of(PATH, TARGET, KEEP, ON_MISSING);

    private Place() {}

    /**
     * A kind of step that parses.
     *
     * @param name the type's name
     * @param summary what it does
     * @param options the format's own options
     * @param parser makes the parser
     * @return the kind
     */
    public static StepKind kind(
            String name, String summary, List<Option<?>> options, Function<OptionValues, Parser> parser) {
        List<Option<?>> all = Stream.concat(OPTIONS.stream(), options.stream()).toList();
        return StepKind.of(name, summary, all, values -> step(values, parser.apply(values)));
    }

    private static Step step(OptionValues values, Parser parser) {
        FieldPath path = values.get(PATH);
        FieldPath target = values.find(TARGET).orElse(path);
        if (path.isWhole() && !target.isWhole()) {
            throw new ConfigException(
                    "target: a whole value that is text has no fields to put the result into; name a path as well");
        }
        boolean dropsSource = !values.get(KEEP) && !target.isWhole() && !path.equals(target);
        return new ParseStep(path, target, dropsSource, values.get(ON_MISSING), parser);
    }
}
