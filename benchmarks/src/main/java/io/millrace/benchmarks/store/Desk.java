// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import io.millrace.local.s3.RequestCounts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts requests and hands them to what answers them. Used by all connections at once. */
final class Desk implements Conversation.Clerk {
    private final Shelf shelf;
    private final RequestCounts requests;

    Desk(Shelf shelf, RequestCounts requests) {
        this.shelf = shelf;
        this.requests = requests;
    }

    @Override
    public boolean wantsBody(Request request) {
        return switch (request.asked().operation()) {
            case PUT_OBJECT -> request.asked().key().contains(DiscardingStore.JOURNAL);
            default -> false;
        };
    }

    @Override
    public Answer answer(Request request, byte @Nullable [] body) throws IOException {
        requests.add(request.asked());
        return switch (request.asked().operation()) {
            case PUT_OBJECT -> shelf.put(request, body != null && request.isChunked() ? Chunks.content(body) : body);
            case GET_OBJECT -> shelf.get(request);
            case HEAD_OBJECT -> shelf.head(request);
            case DELETE_OBJECT -> shelf.delete(request);
            case LIST_OBJECTS -> shelf.list(request);
            case CREATE_MULTIPART_UPLOAD -> shelf.create(request);
            case UPLOAD_PART -> shelf.part(request);
            case COMPLETE_MULTIPART_UPLOAD -> shelf.complete(request);
            case ABORT_MULTIPART_UPLOAD -> shelf.abort(request);
            case LIST_MULTIPART_UPLOADS -> shelf.listUploads(request);
            case DELETE_OBJECTS -> Answer.of("501 Not Implemented");
            case OTHER -> request.asked().key().isEmpty() ? Answer.of("200 OK") : Answer.of("501 Not Implemented");
        };
    }
}
