// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request on its way to the store and its answer on the way back. Used by the connection's thread. */
final class Exchange {
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    /** A store that has not said yes by then gets the body all the same, as HTTP wants it. */
    private static final int PERMISSION_MILLIS = 2_000;
    /** An answer that a store gave before it hung up on a body is there at once. */
    private static final int EARLY_MILLIS = 200;

    private final Connection connection;
    private final Wire client;
    private final HttpHead head;
    private final CountDownLatch closing;
    private @Nullable HttpHead answer;
    private boolean last;

    Exchange(Connection connection, Wire client, HttpHead head, CountDownLatch closing) {
        this.connection = connection;
        this.client = client;
        this.head = head;
        this.closing = closing;
        this.last = head.endsConnection();
    }

    /** Sends the whole request on. */
    void forward() throws IOException {
        Wire store = connection.store();
        store.send(head);
        if (!isPermitted(store)) {
            return;
        }
        try {
            store.sendBody(head.ofRequest(), client);
        } catch (IOException e) {
            // Stores may answer and hang up before they have read a body. Who hung up here is not known, but such an
            // answer would have come already.
            last = true;
            if (!store.comesWithin(EARLY_MILLIS)) {
                throw e;
            }
        }
    }

    /** Sends the head on and half of the body, and breaks off on both sides. */
    void forwardHalf() throws IOException {
        Framing body = head.ofRequest();
        if (!body.equals(Framing.NO_BODY)) {
            Wire store = connection.store();
            store.send(head);
            if (isPermitted(store)) {
                store.sendHalf(body, client);
            }
        }
        reset();
    }

    /** Sends the answer back. */
    void relay() throws IOException {
        HttpHead received = answer();
        Framing body = received.ofAnswerTo(head);
        last |= received.endsConnection() || body.equals(Framing.UNTIL_END);
        client.send(last ? received.endingConnection() : received);
        client.sendBody(body, connection.store());
        endIfLast();
    }

    /** Sends the answer's head back and half of its body, and hangs up. */
    void relayHalf() throws IOException {
        HttpHead received = answer();
        Framing body = received.ofAnswerTo(head);
        if (!body.equals(Framing.NO_BODY)) {
            client.send(received);
            client.sendHalf(body, connection.store());
        }
        connection.end();
    }

    /** Waits until the store has done the work. */
    void awaitAnswer() throws IOException {
        answer();
    }

    /** Waits for the answer, and keeps it back. */
    void forgetAnswer() throws IOException {
        HttpHead received = answer();
        connection.store().skipBody(received.ofAnswerTo(head));
        last |= received.endsConnection();
    }

    /** Takes the request as a server does that will not do what it asks. */
    void discard() throws IOException {
        if (head.expectsContinue()) {
            // The refusal is the answer to the question whether to send the body.
            last = true;
        } else {
            client.skipBody(head.ofRequest());
        }
    }

    /** Answers instead of the store. */
    void refuse(int status, String code) throws IOException {
        String body = head.method().equals("HEAD")
                ? ""
                : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                        + "</Code><Message>injected by the local stack</Message></Error>";
        client.send("HTTP/1.1 " + status + " " + code + "\r\nContent-Type: application/xml\r\n"
                + (last ? "Connection: close\r\n" : "") + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        endIfLast();
    }

    /** Waits, or ends when the proxy does. */
    void pause(Duration duration) throws IOException, InterruptedException {
        if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new EOFException("the proxy ends");
        }
    }

    /** Takes everything and says nothing, until the client hangs up. */
    void swallow() throws IOException {
        client.skipBody(Framing.UNTIL_END);
        connection.end();
    }

    /** Ends the connection in the ordinary way. */
    void hangUp() {
        connection.end();
    }

    /** Breaks the connection off. */
    void reset() {
        client.reset();
        connection.end();
    }

    /** Asks the store, if the client wants that, whether it takes the body; a no is an answer. */
    private boolean isPermitted(Wire store) throws IOException {
        if (!head.expectsContinue()) {
            return true;
        }
        if (!store.comesWithin(PERMISSION_MILLIS)) {
            client.send(CONTINUE);
            return true;
        }
        HttpHead received = store.head().orElseThrow(() -> new EOFException("the store hung up on a question"));
        if (received.isInterim()) {
            client.send(received);
            return true;
        }
        answer = received;
        last = true;
        return false;
    }

    private HttpHead answer() throws IOException {
        HttpHead received = answer;
        while (received == null || received.isInterim()) {
            received = connection
                    .store()
                    .head()
                    .orElseThrow(() -> new EOFException("the store hung up instead of answering"));
        }
        answer = received;
        return received;
    }

    private void endIfLast() {
        if (last) {
            connection.end();
        }
    }
}
