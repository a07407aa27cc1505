// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.JournalAnswer;
import io.millrace.sink.firehose.journal.JournalCodec;
import io.millrace.sink.firehose.journal.JournalRequest;
import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.journal.Publication.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket as the protocol may rely on it: strongly consistent, with conditional writes and multipart uploads. */
final class ModelStore {
    // One character per byte: text can be compared.
    private record StoredJournal(String bytes, String version) {}

    private record StoredObject(String id, List<Long> content) {}

    private record Upload(int partition, String key, String fileId, Map<String, List<Long>> pieces) {}

    private final Oracle oracle;
    private final Dice dice;
    private final Trace trace;
    private final Tally tally;
    private final boolean fencing;
    private final Map<Integer, StoredJournal> journals = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, StoredObject> objects = new HashMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    private int lastUpload;

    ModelStore(Oracle oracle, Dice dice, Trace trace, Tally tally, boolean fencing) {
        this.oracle = oracle;
        this.dice = dice;
        this.trace = trace;
        this.tally = tally;
        this.fencing = fencing;
    }

    JournalAnswer journal(int partition, JournalRequest request) {
        StoredJournal now = journals.get(partition);
        if (request instanceof JournalRequest.Write write) {
            Optional<String> there = Optional.ofNullable(now).map(StoredJournal::version);
            if (fencing && !there.equals(write.replaces())) {
                return new JournalAnswer.Refused();
            }
            return new JournalAnswer.Written(store(partition, write.journal()));
        }
        return new JournalAnswer.Content(Optional.ofNullable(now)
                .map(stored -> new JournalAnswer.Version(decode(stored.bytes()), stored.version())));
    }

    /** Whether a journal says where its partition begins. */
    boolean knows(int partition) {
        StoredJournal now = journals.get(partition);
        return now != null && decode(now.bytes()).safeOffset() != Journal.UNKNOWN;
    }

    // As with an ETag, the same bytes have the same version.
    private String store(int partition, Journal journal) {
        String bytes = new String(JournalCodec.encode(journal), ISO_8859_1);
        String version = versions.computeIfAbsent(bytes, fresh -> "v" + versions.size());
        journals.put(partition, new StoredJournal(bytes, version));
        trace.tell("store", "journal", partition, version, journal);
        tally.journals++;
        oracle.journal(partition, journal);
        return version;
    }

    private static Journal decode(String bytes) {
        try {
            return JournalCodec.decode(bytes.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer put(int partition, String key, String fileId, List<Long> content) {
        oracle.attempted(key, content);
        if (objects.containsKey(key)) {
            return Answer.TAKEN;
        }
        show(partition, key, fileId, content);
        return Answer.DONE;
    }

    private void show(int partition, String key, String fileId, List<Long> content) {
        trace.tell("store", "visible", partition, key, content);
        objects.put(key, new StoredObject(fileId, List.copyOf(content)));
        tally.objects++;
        tally.records += content.size();
        oracle.visible(partition, key, content);
    }

    Answer find(String key, String fileId) {
        StoredObject there = objects.get(key);
        return there != null && there.id().equals(fileId) ? Answer.OURS : Answer.ABSENT;
    }

    String createUpload(int partition, String key, String fileId) {
        lastUpload++;
        String uploadId = "u" + lastUpload;
        uploads.put(uploadId, new Upload(partition, key, fileId, new HashMap<>()));
        return uploadId;
    }

    /** The piece's etag; empty when there is no such upload. */
    Optional<String> uploadPiece(String uploadId, int number, List<Long> content) {
        Upload upload = uploads.get(uploadId);
        if (upload == null) {
            return Optional.empty();
        }
        String etag = number + content.toString();
        upload.pieces().put(etag, List.copyOf(content));
        return Optional.of(etag);
    }

    Answer complete(String key, Multipart multipart) {
        Upload upload = uploads.get(multipart.uploadId());
        if (upload == null) {
            // What a store says of an upload that was completed before differs from store to store.
            return objects.containsKey(key) && dice.percent(50) ? Answer.TAKEN : Answer.GONE;
        }
        List<Long> content = new ArrayList<>();
        multipart.parts().forEach(piece -> content.addAll(upload.pieces().getOrDefault(piece.etag(), List.of())));
        oracle.attempted(key, content);
        if (objects.containsKey(key)) {
            return Answer.TAKEN;
        }
        uploads.remove(multipart.uploadId());
        show(upload.partition(), key, upload.fileId(), content);
        return Answer.DONE;
    }

    Answer abort(String uploadId) {
        uploads.remove(uploadId);
        return Answer.GONE;
    }

    /** A lifecycle rule removes an upload. */
    void expireAnUpload() {
        if (!uploads.isEmpty()) {
            String uploadId = dice.pick(List.copyOf(uploads.keySet()));
            trace.tell("store", "expires upload", uploadId);
            uploads.remove(uploadId);
        }
    }
}
