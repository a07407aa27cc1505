// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** What the options of this room have in common. */
final class FieldOptions {
    static final String GROUP = "Fields";

    private static final String GRAMMAR =
            " Paths are joined by commas: user.address.zip, items[].price for every element of an array, * for every field "
                    + "of a structure, backticks around names that hold dots.";

    /** A field that should be there may be misspelt. */
    static final Option<OnMissing> MUST_BE_THERE = CommonOptions.onMissing(
            OnMissing.FAIL,
            "Failing is the default, because a misspelt path would otherwise do nothing without anybody noticing.");

    private FieldOptions() {}

    static Option<List<FieldPath>> fields(String doc) {
        return important(CommonOptions.paths("fields").required(), doc + GRAMMAR);
    }

    static <T> Option<T> important(Option<T> option, String doc) {
        return option.group(GROUP).importance(ConfigDef.Importance.HIGH).doc(doc);
    }

    static <T> Option<T> minor(Option<T> option, String doc) {
        return option.group(GROUP).importance(ConfigDef.Importance.LOW).doc(doc);
    }
}
