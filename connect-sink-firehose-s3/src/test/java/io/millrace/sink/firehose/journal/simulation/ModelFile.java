// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.journal.PromisedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file and its content, with the upload of its pieces when it has one. */
final class ModelFile {
    final PromisedFile file;
    final boolean isMultipart;
    private final List<Long> content = new ArrayList<>();
    private final List<Multipart.Piece> pieces = new ArrayList<>();
    private Optional<String> uploadId = Optional.empty();
    private int uploaded;
    boolean isFull;
    boolean isWaiting;

    ModelFile(PromisedFile file, boolean isMultipart) {
        this.file = file;
        this.isMultipart = isMultipart;
    }

    void add(long offset) {
        content.add(offset);
        file.records++;
        file.lastOffset = offset;
    }

    List<Long> content() {
        return List.copyOf(content);
    }

    /** Whether the store lacks something of it: the upload, or a piece. */
    boolean hasToUpload() {
        return isMultipart && !isWaiting && !isUploaded();
    }

    boolean canBeSealed() {
        return isFull && !isWaiting && (!isMultipart || isUploaded());
    }

    private boolean isUploaded() {
        return uploadId.isPresent() && uploaded == content.size();
    }

    Optional<String> uploadId() {
        return uploadId;
    }

    void begunAs(String id) {
        uploadId = Optional.of(id);
    }

    int nextNumber() {
        return pieces.size() + 1;
    }

    List<Long> nextPiece() {
        return List.copyOf(content.subList(uploaded, content.size()));
    }

    void uploaded(int number, String etag, int length) {
        pieces.add(new Multipart.Piece(number, etag, Optional.empty()));
        uploaded += length;
    }

    Optional<Multipart> multipart() {
        return uploadId.map(id -> new Multipart(id, pieces));
    }

    @Override
    public String toString() {
        return file + " " + content;
    }
}
