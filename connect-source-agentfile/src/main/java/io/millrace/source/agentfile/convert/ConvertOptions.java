// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.util.List;
import java.util.Optional;

/** The options of a flow that say what becomes of its events. */
public final class ConvertOptions {
    private static final String GROUP = "Conversion";

    /** {@code compat}. */
    public static final Option<Compat> COMPAT = Option.choice("compat", Compat.values(), Compat::word)
            .defaultingTo("extended")
            .group(GROUP)
            .doc("""
                    How closely the flow does what the Kinesis Agent does. `strict`: its formats with their gaps (a line with \
                    a carriage return, an IPv6 address or an empty quoted field does not match), its regular expression as \
                    the delimiter of CSV, records with the line feed at their end, and lines that match no format dropped. \
                    `extended`: the same options, with what files hold in practice: CRLF, IPv6, escaped quotes, RFC 4180, \
                    more formats, and nothing dropped unless on.parse.error says so. extended by default; a flow that is \
                    taken over from the agent's configuration and has to give the same records uses strict.""");

    /** {@code dataProcessingOptions}. */
    static final Option<List<StepOptions>> STEPS = Option.verbatim("dataProcessingOptions")
            .defaultingTo("[]")
            .as(StepPlans::parse)
            .check("a JSON list of objects, each with an optionName", steps -> Optional.empty())
            .importance(HIGH)
            .group(GROUP)
            .doc("""
                    What is done with each event, in order, as in the Kinesis Agent: a JSON list of objects such as \
                    `[{"optionName":"LOGTOJSON","logFormat":"COMMONAPACHELOG"}]`. SINGLELINE (`parseOptions` NO_TRIM, \
                    ESCAPE_NEW_LINE) joins lines. CSVTOJSON (`customFieldNames`, `delimiter`, `jsonFormat` COMPACT or \
                    PRETTYPRINT) and LOGTOJSON (`logFormat`, or `matchPattern` with `customFieldNames`; `fields` for formats \
                    whose fields are configured) make JSON objects whose values are texts. ADDMETADATA (`metadata`, \
                    `timestamp`) wraps the event, ADDEC2METADATA adds ec2.metadata to a JSON object, ADDBRACKETS puts \
                    braces around. Classes of one's own (USINGPLUGGIN) are Connect transforms here. Each event is converted \
                    by itself, before any aggregation.""");

    /** {@code on.parse.error}. */
    public static final Option<OnParseError> ON_PARSE_ERROR = Option.choice(
                    "on.parse.error", OnParseError.values(), OnParseError::word)
            .group(GROUP)
            .doc("""
                    What becomes of an event that dataProcessingOptions cannot convert. `drop`: it is dropped and counted. \
                    `raw`: it is delivered as it is. `fail`: the task stops at it. `topic`: it goes to error.topic as it is, \
                    with headers that tell where and why. Absent, raw with compat=extended, since nothing is lost by it; \
                    with compat=strict as in the Kinesis Agent: lines that match no format are dropped, everything else \
                    is delivered raw.""");

    /** {@code ec2.metadata}. */
    static final Option<JsonTree.Members> EC2_METADATA = Option.text("ec2.metadata")
            .as(StepPlans::object)
            .check("a JSON object", object -> Optional.empty())
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    What ADDEC2METADATA adds: a JSON object such as `{"instanceId":"i-1","region":"eu-west-1"}`, usually \
                    from a config provider on the worker (`${file:/etc/machine.properties:json}`). The connector asks no \
                    instance service by itself. None by default.""");

    /** All, in reading order. */
    public static final List<Option<?>> ALL = List.of(STEPS, ON_PARSE_ERROR, COMPAT, EC2_METADATA);

    private ConvertOptions() {}

    /**
     * The rules over more than one option.
     *
     * @param flow the options of a flow
     * @param problems where what is wrong is put
     */
    public static void check(OptionValues flow, Problems problems) {
        if (problems.valid(STEPS, COMPAT, EC2_METADATA)) {
            plans(flow).complaint(flow.get(STEPS)).ifPresent(complaint -> problems.add(STEPS, complaint));
        }
    }

    /**
     * The steps that a flow's options say.
     *
     * @param flow the options, which are valid
     * @return the steps
     */
    public static ConversionRules of(OptionValues flow) {
        return new ConversionRules(plans(flow).of(flow.get(STEPS)), flow.get(COMPAT));
    }

    private static StepPlans plans(OptionValues flow) {
        return new StepPlans(flow.get(COMPAT), flow.find(EC2_METADATA));
    }

    /**
     * What becomes of events that match no format.
     *
     * @param flow the options, which are valid
     * @return the answer to {@link Verdict#UNMATCHED}
     */
    public static OnParseError onUnmatched(OptionValues flow) {
        return flow.find(ON_PARSE_ERROR)
                .orElse(flow.get(COMPAT) == Compat.STRICT ? OnParseError.DROP : OnParseError.RAW);
    }

    /**
     * What becomes of events that cannot be converted for another reason.
     *
     * @param flow the options, which are valid
     * @return the answer to {@link Verdict#FAILED}
     */
    public static OnParseError onFailed(OptionValues flow) {
        return flow.find(ON_PARSE_ERROR).orElse(OnParseError.RAW);
    }
}
