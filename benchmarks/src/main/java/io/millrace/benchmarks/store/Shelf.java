// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the store remembers: of each object its version, size and metadata, of small ones below a journal the content,
 * and of each upload the sizes of its parts. Asked by all connections at once; a key's condition and change are one step.
 */
final class Shelf {
    private static final int PAGE = 1_000;
    private static final byte[] NOTHING = {};
    private static final String LAST_MODIFIED = "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n";

    // Skip lists give no atomic step per key, so changes of one key exclude each other through this map.
    private final ConcurrentHashMap<String, Kept> objects = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Boolean> keys = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Upload> uploads = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();
    private final ObjLongConsumer<String> stored;

    /** Told the key and size of each object that became visible, before the answer. */
    Shelf(ObjLongConsumer<String> stored) {
        this.stored = stored;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    private record Kept(String etag, long bytes, String metadata, byte @Nullable [] content) {
        String headers() {
            return "ETag: \"" + etag + "\"\r\n" + LAST_MODIFIED + metadata;
        }
    }

    private record Upload(String path, String metadata, Instant begun, Map<Integer, Long> parts) {
        long bytes() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    Answer put(Request request, byte @Nullable [] content) {
        return store(
                request,
                new Kept(
                        version(),
                        content == null ? request.objectBytes() : content.length,
                        request.metadata(),
                        content),
                Shelf::confirmed);
    }

    Answer get(Request request) {
        Kept kept = objects.get(path(request));
        if (kept == null) {
            return Answer.error("404 Not Found", "NoSuchKey");
        }
        byte[] content = kept.content();
        return content == null
                ? Answer.error("501 Not Implemented", "ContentIsNotKept")
                : Answer.with("200 OK", kept.headers(), content);
    }

    Answer head(Request request) {
        Kept kept = objects.get(path(request));
        return kept == null ? Answer.of("404 Not Found") : Answer.bare("200 OK", kept.headers(), kept.bytes());
    }

    Answer delete(Request request) {
        remove(path(request));
        return Answer.noContent();
    }

    Answer list(Request request) {
        String bucket = request.asked().bucket() + "/";
        String prefix = bucket + request.parameter("prefix");
        String after = bucket + request.parameter("continuation-token") + request.parameter("start-after");
        String from = after.compareTo(prefix) > 0 ? after : prefix;
        String wanted = request.parameter("max-keys");
        int most = wanted.isEmpty() ? PAGE : Math.min(PAGE, Integer.parseInt(wanted));
        StringBuilder page = new StringBuilder();
        int count = 0;
        String last = "";
        Iterator<String> found =
                keys.tailMap(from, !from.equals(after)).keySet().iterator();
        boolean more = false;
        while (found.hasNext()) {
            String path = found.next();
            if (!path.startsWith(prefix)) {
                break;
            }
            if (count == most) {
                more = true;
                break;
            }
            Kept kept = objects.get(path);
            if (kept != null) {
                last = path.substring(bucket.length());
                page.append("<Contents><Key>")
                        .append(escaped(last))
                        .append("</Key><Size>")
                        .append(kept.bytes())
                        .append("</Size><ETag>&quot;")
                        .append(kept.etag())
                        .append("&quot;</ETag></Contents>");
                count++;
            }
        }
        String next = more ? "<NextContinuationToken>" + escaped(last) + "</NextContinuationToken>" : "";
        return Answer.xml("<ListBucketResult><KeyCount>" + count + "</KeyCount><IsTruncated>" + more + "</IsTruncated>"
                + next + page + "</ListBucketResult>");
    }

    Answer create(Request request) {
        String id = version();
        uploads.put(id, new Upload(path(request), request.metadata(), Instant.now(), new ConcurrentHashMap<>()));
        return Answer.xml("<InitiateMultipartUploadResult><Bucket>"
                + escaped(request.asked().bucket())
                + "</Bucket><Key>" + escaped(request.asked().key()) + "</Key><UploadId>" + id
                + "</UploadId></InitiateMultipartUploadResult>");
    }

    Answer part(Request request) {
        Upload upload = uploads.get(request.parameter("uploadId"));
        if (upload == null) {
            return noSuchUpload();
        }
        upload.parts().put(Integer.parseInt(request.parameter("partNumber")), request.objectBytes());
        return confirmed(version());
    }

    Answer complete(Request request) {
        String id = request.parameter("uploadId");
        Upload upload = uploads.get(id);
        if (upload == null) {
            return noSuchUpload();
        }
        String etag = version() + "-" + upload.parts().size();
        Answer answer = store(
                request,
                new Kept(etag, upload.bytes(), upload.metadata(), null),
                version -> Answer.xml("<CompleteMultipartUploadResult><Key>"
                        + escaped(request.asked().key()) + "</Key><ETag>&quot;" + version
                        + "&quot;</ETag></CompleteMultipartUploadResult>"));
        if (objects.containsKey(path(request)) && etag.equals(etagOf(path(request)))) {
            uploads.remove(id);
        }
        return answer;
    }

    Answer abort(Request request) {
        return uploads.remove(request.parameter("uploadId")) == null ? noSuchUpload() : Answer.noContent();
    }

    Answer listUploads(Request request) {
        String bucket = request.asked().bucket() + "/";
        StringBuilder page = new StringBuilder();
        uploads.forEach((id, upload) -> {
            if (upload.path().startsWith(bucket + request.parameter("prefix"))) {
                page.append("<Upload><Key>")
                        .append(escaped(upload.path().substring(bucket.length())))
                        .append("</Key><UploadId>")
                        .append(id)
                        .append("</UploadId><Initiated>")
                        .append(DateTimeFormatter.ISO_INSTANT.format(
                                upload.begun().atOffset(ZoneOffset.UTC).toInstant()))
                        .append("</Initiated></Upload>");
            }
        });
        return Answer.xml("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>" + page
                + "</ListMultipartUploadsResult>");
    }

    /** How what was stored is answered, given its version. */
    @FunctionalInterface
    private interface Confirmation {
        Answer of(String etag);
    }

    private Answer store(Request request, Kept next, Confirmation confirmation) {
        String path = path(request);
        AtomicReference<@Nullable Answer> refusal = new AtomicReference<>();
        objects.compute(path, (key, now) -> {
            if (request.accepts(now != null, now == null ? "" : now.etag())) {
                keys.put(path, true);
                return next;
            }
            refusal.set(
                    now == null
                            ? Answer.error("404 Not Found", "NoSuchKey")
                            : Answer.error("412 Precondition Failed", "PreconditionFailed"));
            return now;
        });
        Answer refused = refusal.get();
        if (refused != null) {
            return refused;
        }
        stored.accept(request.asked().key(), next.bytes());
        return confirmation.of(next.etag());
    }

    private void remove(String path) {
        objects.computeIfPresent(path, (key, now) -> {
            keys.remove(path);
            return null;
        });
    }

    private @Nullable String etagOf(String path) {
        Kept kept = objects.get(path);
        return kept == null ? null : kept.etag();
    }

    private static Answer confirmed(String etag) {
        return Answer.with("200 OK", "ETag: \"" + etag + "\"\r\n", NOTHING);
    }

    private static Answer noSuchUpload() {
        return Answer.error("404 Not Found", "NoSuchUpload");
    }

    private String version() {
        return String.format("%032x", versions.incrementAndGet());
    }

    private static String path(Request request) {
        return request.asked().bucket() + "/" + request.asked().key();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
