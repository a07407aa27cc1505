// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One bucket of an S3 endpoint, in path style. */
public final class S3Client {
    private static final byte[] NOTHING = {};
    private static final SortedMap<String, String> NO_QUERY = new TreeMap<>();

    private final URI endpoint;
    private final String bucket;
    private final Signer signer;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Speaks to an endpoint.
     *
     * @param endpoint its address
     * @param bucket the bucket
     * @param accessKey the key's id
     * @param secretKey the secret
     */
    public S3Client(URI endpoint, String bucket, String accessKey, String secretKey) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.signer = new Signer(accessKey, secretKey);
    }

    /**
     * The endpoint.
     *
     * @return its address
     */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Creates the bucket unless it is there.
     *
     * @return whether it is there now
     * @throws IOException when nothing answers
     * @throws InterruptedException when interrupted
     */
    public boolean createBucket() throws IOException, InterruptedException {
        int status = exchange("PUT", "/" + bucket, NO_QUERY, NOTHING).statusCode();
        return status == 200 || status == 409;
    }

    /**
     * All objects below a prefix.
     *
     * @param prefix an empty text for the whole bucket
     * @return in the order of their keys
     */
    public List<S3Object> list(String prefix) {
        List<S3Object> objects = new ArrayList<>();
        String continuation = "";
        do {
            TreeMap<String, String> query = new TreeMap<>();
            query.put("list-type", "2");
            query.put("prefix", prefix);
            if (!continuation.isEmpty()) {
                query.put("continuation-token", continuation);
            }
            Document page = xml(request("GET", "/" + bucket, query, NOTHING));
            NodeList entries = page.getElementsByTagName("Contents");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                objects.add(new S3Object(text(entry, "Key"), Long.parseLong(text(entry, "Size"))));
            }
            continuation = text(page.getDocumentElement(), "NextContinuationToken");
        } while (!continuation.isEmpty());
        return objects;
    }

    /**
     * Reads an object.
     *
     * @param key its key
     * @return its bytes
     */
    public byte[] read(String key) {
        return request("GET", object(key), NO_QUERY, NOTHING);
    }

    /**
     * Reads an object that may not be there: the emulator lists one a moment before it can be read.
     *
     * @param key its key
     * @return its bytes, or empty
     */
    public Optional<byte[]> find(String key) {
        HttpResponse<byte[]> answer = answer("GET", object(key), NO_QUERY, NOTHING);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(accepted("GET", object(key), answer));
    }

    /**
     * Writes an object.
     *
     * @param key its key
     * @param content its bytes
     */
    public void write(String key, byte[] content) {
        request("PUT", object(key), NO_QUERY, content);
    }

    /**
     * Deletes an object.
     *
     * @param key its key
     */
    public void delete(String key) {
        request("DELETE", object(key), NO_QUERY, NOTHING);
    }

    private String object(String key) {
        return "/" + bucket + "/" + Signer.path(key);
    }

    private byte[] request(String method, String path, SortedMap<String, String> query, byte[] body) {
        return accepted(method, path, answer(method, path, query, body));
    }

    private byte[] accepted(String method, String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + endpoint + path + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> answer(String method, String path, SortedMap<String, String> query, byte[] body) {
        try {
            return exchange(method, path, query, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + endpoint + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + endpoint + path + " was interrupted", e);
        }
    }

    private HttpResponse<byte[]> exchange(String method, String path, SortedMap<String, String> query, byte[] body)
            throws IOException, InterruptedException {
        String tail = query.isEmpty() ? "" : "?" + Signer.query(query);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path + tail))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign(method, endpoint.getAuthority(), path, query, body, clock.instant())
                .forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
    }

    private static Document xml(byte[] body) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the listing is no XML", e);
        }
    }
}
