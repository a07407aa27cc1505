// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** Options that several transforms share, with one meaning. */
public final class CommonOptions {
    private static final String GROUP = "Errors and nulls";

    /** What becomes of records without key or value. */
    public static final Option<NullHandling> NULL_HANDLING = Option.choice(
                    "null.handling", NullHandling.values(), NullHandling::word)
            .defaultingTo(NullHandling.PASS.word())
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "What becomes of a record whose value (or key, for the $Key variant) is null, such as a tombstone. 'pass' "
                            + "hands it on untouched, 'drop' drops it, 'fail' fails it, and 'evaluate' gives it to the steps that can "
                            + "make something of null, which are filters, routes and expressions. Passing is the default, because a "
                            + "tombstone deletes something further down, and a lost deletion is lost data.");

    /** How many worked-out plans are kept. */
    public static final Option<Integer> SCHEMA_CACHE_SIZE = Option.between(
                    1, 100_000, Option.count("schema.cache.size"))
            .defaultingTo(1000)
            .group("Speed")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "For how many different schemas the worked-out plan is kept. The transform works out once per schema what it "
                            + "does, and looks the plan up by the schema's identity afterwards. A connector that reads more topics than "
                            + "this with one schema each should raise it.");

    /** What every transform understands besides its own options. */
    public static final List<Option<?>> OF_TRANSFORM = List.of(NULL_HANDLING, SCHEMA_CACHE_SIZE);

    private CommonOptions() {}

    static Option<OnError> onError(List<OnError> allowed) {
        return Option.choice("on.error", allowed.toArray(new OnError[0]), OnError::word)
                .defaultingTo(allowed.get(0).word())
                .group(GROUP)
                .importance(ConfigDef.Importance.MEDIUM)
                .doc(
                        "What becomes of a record that the transform cannot work with. 'fail' fails it, so that the connector's "
                                + "errors.tolerance decides; 'skip' lets it go on as if the transform were not there; 'tag' does the same "
                                + "and adds the header millrace.smt.error, which tells step, path and reason and never a value; 'null' "
                                + "puts null in place of the single values that could not be made, and fails where there is no such "
                                + "place. Failing is the default, because nothing is lost by it.");
    }

    /**
     * What a path means that names nothing.
     *
     * @param byDefault what holds when nothing is said
     * @param reason why that is the default, as a sentence
     * @return the option
     */
    public static Option<OnMissing> onMissing(OnMissing byDefault, String reason) {
        return Option.choice("on.missing", OnMissing.values(), OnMissing::word)
                .defaultingTo(byDefault.word())
                .group(GROUP)
                .importance(ConfigDef.Importance.LOW)
                .doc(
                        "What a path means that names no field of a record: 'fail' makes it an error, which on.error then handles, "
                                + "'skip' passes it over. A null parent and an array without elements count as found. "
                                + reason);
    }

    /**
     * One or more paths, joined by commas.
     *
     * @param name the option's name
     * @return the option
     */
    public static Option<List<FieldPath>> paths(String name) {
        return Option.text(name)
                .as(FieldPath::parseList)
                .check(
                        "paths joined by commas",
                        paths -> paths.isEmpty() ? Optional.of("names no field") : Optional.empty());
    }

    /**
     * Paths of which no two name one place, for steps that must not change a value twice.
     *
     * @param paths reads the paths
     * @return the option
     */
    public static Option<List<FieldPath>> apart(Option<List<FieldPath>> paths) {
        return paths.check("no place twice", CommonOptions::named);
    }

    private static Optional<String> named(List<FieldPath> paths) {
        for (int i = 1; i < paths.size(); i++) {
            FieldPath path = paths.get(i);
            for (FieldPath before : paths.subList(0, i)) {
                if (path.meets(before)) {
                    return Optional.of(before + " and " + path + " name one place twice");
                }
            }
        }
        return Optional.empty();
    }

    /**
     * One path of plain names.
     *
     * @param name the option's name
     * @return the option; the empty text is the whole value
     */
    public static Option<FieldPath> plainPath(String name) {
        return Option.text(name)
                .as(FieldPath::parse)
                .check(
                        "a path of names",
                        path -> path.isPlain()
                                ? Optional.empty()
                                : Optional.of("must name one place: no brackets, no star"));
    }
}
