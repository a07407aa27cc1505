// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A function of a Firehose stream, as its users write them: drops test orders, marks the others, and names a partition. */
public final class ConvertOrders implements RequestHandler<KinesisFirehoseEvent, Map<String, Object>> {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Map<String, Object> handleRequest(KinesisFirehoseEvent event, Context context) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (KinesisFirehoseEvent.Record record : event.getRecords()) {
            records.add(converted(record));
        }
        return Map.of("records", records);
    }

    private Map<String, Object> converted(KinesisFirehoseEvent.Record record) {
        String id = record.getRecordId();
        try {
            byte[] bytes = new byte[record.getData().remaining()];
            record.getData().get(bytes);
            JsonNode order = json.readTree(bytes);
            if (order.path("test").asBoolean()) {
                return Map.of("recordId", id, "result", "Dropped");
            }
            byte[] marked = json.writeValueAsBytes(((ObjectNode) order).put("converted", true));
            return Map.of(
                    "recordId",
                    id,
                    "result",
                    "Ok",
                    "data",
                    Base64.getEncoder().encodeToString(marked),
                    "metadata",
                    Map.of(
                            "partitionKeys",
                            Map.of("customer", order.path("customer").asText("none"))));
        } catch (IOException | ClassCastException e) {
            return Map.of("recordId", id, "result", "ProcessingFailed");
        }
    }
}
