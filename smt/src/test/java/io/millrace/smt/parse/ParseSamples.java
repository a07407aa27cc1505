// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Samples of the transforms that parse. */
public final class ParseSamples {
    static final String ACCESS =
            "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326 \"http://e.org/\" \"Mozilla/4.08\"";

    private static final Object TEXT = map("id", 7, "text", "{\"a\":1,\"b\":[1.5,null]}");
    private static final Object ROW = map("id", 7, "text", "1,ann,2.5");
    private static final Object LINE = map("id", 7, "text", ACCESS);
    private static final Object PACKED = map("id", 7, "text", gzip("hello"));
    private static final Object ENVELOPE = map(
            "text",
            gzip(
                    "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":\"m\"}]}"));

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("ParseJson", Map.of("path", "text"), TEXT),
            Sample.typed("ParseJson", Map.of("path", "text", "target", "parsed", "keep.source.enabled", "false"), TEXT),
            Sample.typed("ParseJson", Map.of(), "{\"a\":1}"),
            Sample.schemaless("ParseCsv", Map.of("path", "text", "columns", "a:int32,b,c:float64"), ROW),
            Sample.typed("ParseCsv", Map.of("path", "text", "columns", "a:int32,b,c:float64"), ROW),
            Sample.typed("ParseCsv", Map.of("path", "text", "rows", "array"), ROW),
            Sample.schemaless("ParseLog", Map.of("path", "text", "format", "COMBINEDAPACHELOG"), LINE),
            Sample.typed("ParseLog", Map.of("path", "text", "format", "COMBINEDAPACHELOG"), LINE),
            Sample.typed("ParseLog", Map.of("path", "text", "format", "COMMONAPACHELOG", "output", "csv"), LINE),
            Sample.schemaless(
                    "Grok", Map.of("path", "text", "patterns", "%{IP:client} %{GREEDYDATA:[rest][all]}"), LINE),
            Sample.typed("Grok", Map.of("path", "text", "patterns", "%{IP:client} %{GREEDYDATA:[rest][all]}"), LINE),
            Sample.schemaless("Decompress", Map.of("path", "text", "output", "string"), PACKED),
            Sample.typed("Decompress", Map.of("path", "text", "output", "string"), PACKED),
            Sample.schemaless("CloudWatchLogs", Map.of("path", "text"), ENVELOPE),
            Sample.typed("CloudWatchLogs", Map.of("path", "text", "extract", "envelope"), ENVELOPE));

    private ParseSamples() {}

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
