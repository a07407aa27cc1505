// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.parsing.log.Dialect;
import io.millrace.parsing.log.LogFormat;
import io.millrace.parsing.log.LogGrammar;
import io.millrace.source.agentfile.convert.ConversionRules.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes steps of what {@code dataProcessingOptions} say. */
final class StepPlans {
    private static final List<String> NAMES = List.of(
            "SINGLELINE", "CSVTOJSON", "LOGTOJSON", "ADDMETADATA", "ADDEC2METADATA", "ADDBRACKETS", "USINGPLUGGIN");

    private final Compat compat;
    private final Optional<JsonTree.Members> machine;

    /**
     * What the steps depend on beside their own options.
     *
     * @param machine what ADDEC2METADATA adds, if the user said it
     */
    StepPlans(Compat compat, Optional<JsonTree.Members> machine) {
        this.compat = compat;
        this.machine = machine;
    }

    /** The list of objects, or a complaint: the agent leaves anything else out silently. */
    static List<StepOptions> parse(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        JsonTree tree = JsonTree.parse(text);
        if (!(tree instanceof JsonTree.Array array)) {
            throw new IllegalArgumentException("must be a list: put [ before byte "
                    + (text.length() - text.stripLeading().length())
                    + " and ] at the end, also around a single object");
        }
        List<StepOptions> steps = new ArrayList<>();
        for (JsonTree item : array.items()) {
            if (!(item instanceof JsonTree.Members object)) {
                throw new IllegalArgumentException("item " + (steps.size() + 1) + " is no object");
            }
            steps.add(new StepOptions(steps.size() + 1, object.members()));
        }
        return steps;
    }

    List<Plan> of(List<StepOptions> steps) {
        return steps.stream().map(this::plan).toList();
    }

    private Plan plan(StepOptions step) {
        String name = step.text("optionName")
                .orElseThrow(() -> step.wrong("'optionName' is missing; it is one of " + String.join(", ", NAMES)));
        return switch (name) {
            case "SINGLELINE" -> singleLine(step);
            case "CSVTOJSON" -> csv(step);
            case "LOGTOJSON" -> log(step);
            case "ADDMETADATA" -> metadata(step);
            case "ADDEC2METADATA" -> machine(step);
            case "ADDBRACKETS" -> brackets(step);
            case "USINGPLUGGIN" ->
                throw step.wrong(
                        "classes of users are not loaded; write it as a transform of Kafka Connect (transforms=...),"
                                + " which gets every record of this connector");
            default -> throw step.wrong("optionName '" + name + "' is unknown" + StepOptions.hint(name, NAMES));
        };
    }

    private boolean isStrict() {
        return compat == Compat.STRICT;
    }

    private Plan singleLine(StepOptions step) {
        step.allow("parseOptions");
        List<String> parseOptions = step.texts("parseOptions");
        List<String> known = List.of("NO_TRIM", "ESCAPE_NEW_LINE");
        for (String option : parseOptions) {
            if (!known.contains(option)) {
                throw step.wrong("'parseOptions' has '" + option + "'" + StepOptions.hint(option, known));
            }
        }
        boolean trims = !parseOptions.contains("NO_TRIM");
        boolean escapes = parseOptions.contains("ESCAPE_NEW_LINE");
        return millis -> new SingleLine(trims, escapes, isStrict());
    }

    private static Plan brackets(StepOptions step) {
        step.allow();
        return millis -> new Brackets();
    }

    private Plan csv(StepOptions step) {
        step.allow("customFieldNames", "delimiter", "jsonFormat");
        List<String> names = step.texts("customFieldNames");
        if (names.isEmpty()) {
            throw step.wrong("CSVTOJSON needs 'customFieldNames', a list of what the columns are called");
        }
        JsonShape.Form form = form(step);
        String delimiter = step.text("delimiter").orElse(",");
        if (isStrict()) {
            Pattern pattern = regex(step, delimiter);
            return millis -> new RegexColumns(pattern, names, form);
        }
        char single = single(step, delimiter);
        return millis -> new QuotedColumns(single, names, form);
    }

    private static JsonShape.Form form(StepOptions step) {
        return step.choice("jsonFormat", JsonShape.Form.values()).orElse(JsonShape.Form.COMPACT);
    }

    private static Pattern regex(StepOptions step, String delimiter) {
        try {
            return Pattern.compile(delimiter);
        } catch (PatternSyntaxException e) {
            throw step.wrong(
                    "'delimiter' is no regular expression, which compat=strict takes it for: " + e.getDescription());
        }
    }

    /** One character, also as those write it who know that the agent takes a regular expression. */
    private static char single(StepOptions step, String delimiter) {
        String plain = delimiter.equals("\\t") ? "\t" : delimiter;
        if (plain.length() == 2 && plain.charAt(0) == '\\' && !Character.isLetterOrDigit(plain.charAt(1))) {
            plain = plain.substring(1);
        }
        if (plain.length() != 1 || plain.charAt(0) >= 0x80 || "\r\n\0\"".contains(plain)) {
            throw step.wrong(
                    "'delimiter' must be one character of ASCII, no quote and no line end; a regular expression"
                            + " is possible with compat=strict");
        }
        return plain.charAt(0);
    }

    private Plan log(StepOptions step) {
        step.allow("logFormat", "matchPattern", "customFieldNames", "jsonFormat", "fields");
        JsonShape.Form form = form(step);
        List<String> names = step.texts("customFieldNames");
        Optional<Pattern> pattern = step.pattern("matchPattern");
        if (pattern.isPresent()) {
            return pattern(step, pattern.get(), names, form);
        }
        LogFormat format =
                format(step).orElseThrow(() -> step.wrong("LOGTOJSON needs 'logFormat', one of " + formats()));
        LogGrammar grammar = grammar(step, format);
        List<String> all = grammar.fields().stream().map(field -> field.name()).toList();
        int always = format.dialects().contains(Dialect.KINESIS_AGENT_STRICT)
                ? LogGrammar.of(format, Dialect.KINESIS_AGENT_STRICT).fields().size()
                : all.size();
        if (!names.isEmpty() && names.size() != always && names.size() != all.size()) {
            throw step.wrong("'customFieldNames' has " + names.size() + " names; " + format + " has " + always
                    + " fields: " + String.join(", ", all.subList(0, always)));
        }
        List<String> shown = new ArrayList<>(names.isEmpty() ? all : names);
        shown.addAll(all.subList(shown.size(), all.size()));
        return millis -> new LogFields(grammar, shown, always, form, isStrict());
    }

    private Optional<LogFormat> format(StepOptions step) {
        return step.text("logFormat").map(text -> {
            List<String> known = formats();
            if (!known.contains(text)) {
                throw step.wrong("logFormat '" + text + "' is unknown" + StepOptions.hint(text, known));
            }
            return LogFormat.valueOf(text);
        });
    }

    private List<String> formats() {
        Dialect dialect = isStrict() ? Dialect.KINESIS_AGENT_STRICT : Dialect.EXTENDED;
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.dialects().contains(dialect))
                .map(Enum::name)
                .toList();
    }

    private LogGrammar grammar(StepOptions step, LogFormat format) {
        List<String> fields = step.texts("fields");
        if (fields.isEmpty()) {
            return LogGrammar.of(format, isStrict() ? Dialect.KINESIS_AGENT_STRICT : Dialect.EXTENDED);
        }
        try {
            return LogGrammar.of(format, fields);
        } catch (IllegalArgumentException e) {
            throw step.wrong("'fields': " + e.getMessage());
        }
    }

    private Plan pattern(StepOptions step, Pattern pattern, List<String> names, JsonShape.Form form) {
        if (names.isEmpty()) {
            throw step.wrong("'matchPattern' needs 'customFieldNames', one per group");
        }
        Optional<LogFormat> format = format(step);
        if (isStrict() && format.isEmpty()) {
            throw step.wrong(
                    "LOGTOJSON needs 'logFormat' also with 'matchPattern', as in the agent; one of " + formats());
        }
        int groups = pattern.matcher("").groupCount();
        // The agent takes such a pattern and drops every record.
        if (!isStrict() && groups != names.size()) {
            throw step.wrong("'matchPattern' has " + groups + " groups, 'customFieldNames' has " + names.size());
        }
        boolean hyphensAreNull = format.map(StepPlans::isApache).orElse(false);
        return millis -> new PatternFields(pattern, names, hyphensAreNull, form, isStrict());
    }

    private static boolean isApache(LogFormat format) {
        return format == LogFormat.COMMONAPACHELOG
                || format == LogFormat.COMBINEDAPACHELOG
                || format == LogFormat.APACHEERRORLOG;
    }

    private Plan metadata(StepOptions step) {
        step.allow("metadata", "timestamp");
        JsonTree metadata = step.find("metadata").orElseThrow(() -> step.wrong("ADDMETADATA needs 'metadata'"));
        JsonBytes json = new JsonBytes(64);
        metadata.write(json);
        byte[] bytes = Arrays.copyOf(json.array(), json.length());
        boolean hasTime = step.isTrue("timestamp");
        return millis -> new AddedMetadata(bytes, hasTime, isStrict(), millis);
    }

    private Plan machine(StepOptions step) {
        step.allow("logFormat", "metadataTTL");
        JsonTree.Members added = machine.orElseThrow(() -> step.wrong("ADDEC2METADATA needs "
                + ConvertOptions.EC2_METADATA + ": this connector asks no instance service by itself"));
        return millis -> new AddedMembers(added, isStrict());
    }

    /** Whether a text is an object, as {@code ec2.metadata} has to be. */
    static JsonTree.Members object(String text) {
        JsonTree tree = JsonTree.parse(text);
        if (tree instanceof JsonTree.Members members) {
            return members;
        }
        throw new IllegalArgumentException(
                "must be a JSON object, such as {\"instanceId\":\"i-1\",\"region\":\"eu-west-1\"}");
    }

    /** For the check of an option. */
    Optional<String> complaint(List<StepOptions> steps) {
        try {
            of(steps);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
