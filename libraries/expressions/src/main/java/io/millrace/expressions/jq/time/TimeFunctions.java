// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * The functions of time of jq 1.6 (manual 1.6, "Dates"). The zone is UTC everywhere, so that local time is UTC as well:
 * an answer must not depend on the worker. In Firehose it is UTC too.
 */
public final class TimeFunctions {
    private static final String ISO = "%Y-%m-%dT%H:%M:%SZ";

    private TimeFunctions() {}

    /**
     * All but {@code now}.
     *
     * @return functions by name and number of arguments
     */
    public static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        for (String name : new String[] {"gmtime/0", "localtime/0"}) {
            all.put(name, of(in -> brokenDown(in).toArray()));
        }
        all.put("mktime/0", of(TimeFunctions::mktime));
        for (String name : new String[] {"strftime/1", "strflocaltime/1"}) {
            all.put(name, of(TimeFunctions::strftime));
        }
        all.put("strptime/1", of(TimeFunctions::strptime));
        for (String name : new String[] {"todate/0", "todateiso8601/0", "date/0"}) {
            all.put(name, of(in -> strftime(in, TextNode.valueOf(ISO))));
        }
        for (String name : new String[] {"fromdate/0", "fromdateiso8601/0"}) {
            all.put(name, of(in -> mktime(strptime(in, TextNode.valueOf(ISO)))));
        }
        return all;
    }

    /**
     * {@code now}.
     *
     * @param clock what it answers
     * @return the function
     */
    public static Function now(InstantSource clock) {
        return of(in -> now(clock.instant()));
    }

    private static JsonNode now(Instant now) {
        return new DoubleNode(now.getEpochSecond() + Math.floorDiv(now.getNano(), 1_000) / 1_000_000.0);
    }

    private interface OfInput {
        JsonNode of(JsonNode in) throws JsonQueryException;
    }

    private interface OfInputAndFormat {
        JsonNode of(JsonNode in, JsonNode format) throws JsonQueryException;
    }

    private static Function of(OfInput body) {
        return (scope, args, in, path, output, version) -> output.emit(body.of(in), null);
    }

    private static Function of(OfInputAndFormat body) {
        return (scope, args, in, path, output, version) ->
                args.get(0).apply(scope, in, format -> output.emit(body.of(in, format), null));
    }

    private static BrokenDown brokenDown(JsonNode in) throws JsonQueryException {
        if (!in.isNumber()) {
            throw new JsonQueryException("requires numeric inputs");
        }
        return BrokenDown.ofEpoch(in);
    }

    private static JsonNode strftime(JsonNode in, JsonNode format) throws JsonQueryException {
        if ((!in.isNumber() && !in.isArray()) || !format.isTextual()) {
            throw new JsonQueryException("strftime requires parsed datetime inputs and a string format");
        }
        BrokenDown time = in.isNumber() ? BrokenDown.ofEpoch(in) : BrokenDown.ofArray(in);
        String text = TimeFormat.of(time, format.textValue());
        // C's function tells an empty text from a failure in no way, and jq takes it for one.
        if (text.isEmpty()) {
            throw new JsonQueryException("strftime failed");
        }
        return new TextNode(text);
    }

    private static JsonNode strptime(JsonNode in, JsonNode format) throws JsonQueryException {
        if (!in.isTextual() || !format.isTextual()) {
            throw new JsonQueryException("strptime requires string inputs and arguments");
        }
        TimeParse.Parsed parsed = TimeParse.of(in.textValue(), format.textValue());
        ArrayNode array = parsed.time().toArray();
        return parsed.rest().isEmpty() ? array : array.add(parsed.rest());
    }

    private static JsonNode mktime(JsonNode in) throws JsonQueryException {
        if (!in.isArray()) {
            throw new JsonQueryException("mktime requires array inputs");
        }
        return LongNode.valueOf(BrokenDown.ofArray(in).toEpoch());
    }
}
