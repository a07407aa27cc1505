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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One bucket of an S3 endpoint, in path style. */
public final class S3Client {
    private static final byte[] NOTHING = {};
    private static final SortedMap<String, String> NO_QUERY = Collections.emptySortedMap();
    private static final SortedMap<String, String> NO_HEADERS = Collections.emptySortedMap();

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** s3proxy writes into a file named after the key and a UUID: our keys end in a UUID or an extension before it. */
    private static final Pattern UNDER_WAY = Pattern.compile(".*(" + UUID + "|\\.[A-Za-z][A-Za-z0-9]{0,9})-" + UUID);

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
        int status =
                exchange("PUT", "/" + bucket, NO_QUERY, NO_HEADERS, NOTHING).statusCode();
        return status == 200 || status == 409;
    }

    /**
     * All objects below a prefix. What the emulator lists of uploads under way, S3 does not, and neither does this.
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
            Document page = xml(request("GET", "/" + bucket, query, NO_HEADERS, NOTHING));
            NodeList entries = page.getElementsByTagName("Contents");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                String key = text(entry, "Key");
                if (!UNDER_WAY.matcher(key).matches()) {
                    objects.add(new S3Object(key, Long.parseLong(text(entry, "Size"))));
                }
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
        return request("GET", object(key), NO_QUERY, NO_HEADERS, NOTHING);
    }

    /**
     * Reads an object that may not be there: the emulator lists one a moment before it can be read.
     *
     * @param key its key
     * @return its bytes, or empty
     */
    public Optional<byte[]> find(String key) {
        HttpResponse<byte[]> answer = answer("GET", object(key), NO_QUERY, NO_HEADERS, NOTHING);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(accepted("GET", object(key), answer));
    }

    /**
     * Writes an object.
     *
     * @param key its key
     * @param content its bytes
     */
    public void write(String key, byte[] content) {
        write(key, content, Map.of());
    }

    /**
     * Writes an object with what goes with it.
     *
     * @param key its key
     * @param content its bytes
     * @param headers such as {@code x-amz-tagging} or {@code x-amz-checksum-crc32c}
     */
    public void write(String key, byte[] content, Map<String, String> headers) {
        request("PUT", object(key), NO_QUERY, lowerCase(headers), content);
    }

    /**
     * What an object has besides its bytes.
     *
     * @param key its key
     * @return the headers of the answer, checksums included where the store keeps them, names in lower case
     */
    public Map<String, String> headers(String key) {
        SortedMap<String, String> checksums = lowerCase(Map.of("x-amz-checksum-mode", "ENABLED"));
        HttpResponse<byte[]> answer = answer("HEAD", object(key), NO_QUERY, checksums, NOTHING);
        accepted("HEAD", object(key), answer);
        SortedMap<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }

    /**
     * An object's tags.
     *
     * @param key its key
     * @return names and values
     */
    public Map<String, String> tags(String key) {
        SortedMap<String, String> query = new TreeMap<>(Map.of("tagging", ""));
        NodeList entries =
                xml(request("GET", object(key), query, NO_HEADERS, NOTHING)).getElementsByTagName("Tag");
        SortedMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            tags.put(text(entry, "Key"), text(entry, "Value"));
        }
        return tags;
    }

    /**
     * Deletes an object.
     *
     * @param key its key
     */
    public void delete(String key) {
        request("DELETE", object(key), NO_QUERY, NO_HEADERS, NOTHING);
    }

    private String object(String key) {
        return "/" + bucket + "/" + Signer.path(key);
    }

    private byte[] request(
            String method,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            byte[] body) {
        return accepted(method, path, answer(method, path, query, headers, body));
    }

    private byte[] accepted(String method, String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + endpoint + path + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> answer(
            String method,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            byte[] body) {
        try {
            return exchange(method, path, query, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + endpoint + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + endpoint + path + " was interrupted", e);
        }
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, SortedMap<String, String> query, SortedMap<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        String tail = query.isEmpty() ? "" : "?" + Signer.query(query);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path + tail))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign(method, endpoint.getAuthority(), path, query, headers, body, clock.instant())
                .forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static SortedMap<String, String> lowerCase(Map<String, String> headers) {
        SortedMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
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
