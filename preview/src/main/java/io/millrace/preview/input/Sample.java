// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sample record, as it is written.
 *
 * @param topic where it is, or null for the configuration's
 * @param partition its partition, or null for 0
 * @param offset its offset, or null for its place in the file
 * @param timestamp in milliseconds since 1970, or null for the time of the preview
 * @param key its key, JSON's null for none
 * @param value its value, JSON's null for a tombstone
 * @param headers names and values, in their order
 */
public record Sample(
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Long timestamp,
        JsonNode key,
        JsonNode value,
        Map<String, JsonNode> headers) {
    static Sample ofValue(JsonNode value) {
        return new Sample(null, null, null, null, NullNode.instance, value, Map.of());
    }

    static Sample ofRecord(JsonNode object, String where) throws Unreadable {
        Map<String, JsonNode> headers = new LinkedHashMap<>();
        if (!object.path("headers").isMissingNode() && !object.path("headers").isObject()) {
            throw new Unreadable(where + ": 'headers' must be an object of names and values");
        }
        object.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue()));
        Long partition = number(object, "partition", where);
        return new Sample(
                object.hasNonNull("topic") ? object.path("topic").asText() : null,
                partition == null ? null : Math.toIntExact(partition),
                number(object, "offset", where),
                number(object, "timestamp", where),
                object.hasNonNull("key") ? object.path("key") : NullNode.instance,
                object.hasNonNull("value") ? object.path("value") : NullNode.instance,
                headers);
    }

    private static @Nullable Long number(JsonNode object, String member, String where) throws Unreadable {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable(where + ": '" + member + "' must be a whole number");
        }
        return value.longValue();
    }
}
