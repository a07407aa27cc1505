// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who asks what of which object, with the bucket in the path.
 *
 * @param operation what is asked
 * @param bucket the bucket, empty when the request names none
 * @param key the object's key as the user knows it, empty when the request is about no object
 */
public record S3Request(S3Operation operation, String bucket, String key) {
    /**
     * Reads the first line of an HTTP request.
     *
     * @param method such as PUT
     * @param target path and query as sent
     * @return the request
     */
    public static S3Request of(String method, String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        int slash = path.indexOf('/', 1);
        String bucket = path.isEmpty() ? "" : path.substring(1, slash < 0 ? path.length() : slash);
        String key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        Map<String, String> query = end < 0 ? Map.of() : parameters(target.substring(end + 1));
        return new S3Request(
                bucket.isEmpty() ? S3Operation.OTHER : operation(method, key.isEmpty(), query), bucket, key);
    }

    /**
     * The parameters of a query.
     *
     * @param query what follows the question mark
     * @return decoded names and values; a name without a value has an empty one
     */
    public static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]),
                        pair -> pair.length < 2 ? "" : decoded(pair[1]),
                        (one, other) -> one));
    }

    private static S3Operation operation(String method, boolean ofBucket, Map<String, String> query) {
        return ofBucket ? bucketOperation(method, query) : objectOperation(method, query);
    }

    private static S3Operation bucketOperation(String method, Map<String, String> query) {
        if (method.equals("POST") && query.containsKey("delete")) {
            return S3Operation.DELETE_OBJECTS;
        }
        if (!method.equals("GET")) {
            return S3Operation.OTHER;
        }
        if (query.containsKey("uploads")) {
            return S3Operation.LIST_MULTIPART_UPLOADS;
        }
        return query.isEmpty() || query.containsKey("list-type") || query.containsKey("prefix")
                ? S3Operation.LIST_OBJECTS
                : S3Operation.OTHER;
    }

    private static S3Operation objectOperation(String method, Map<String, String> query) {
        boolean ofUpload = query.containsKey("uploadId");
        boolean plain = !ofUpload && !query.containsKey("tagging") && !query.containsKey("acl");
        return switch (method) {
            case "PUT" -> ofUpload ? S3Operation.UPLOAD_PART : plain ? S3Operation.PUT_OBJECT : S3Operation.OTHER;
            case "POST" ->
                ofUpload
                        ? S3Operation.COMPLETE_MULTIPART_UPLOAD
                        : query.containsKey("uploads") ? S3Operation.CREATE_MULTIPART_UPLOAD : S3Operation.OTHER;
            case "DELETE" ->
                ofUpload ? S3Operation.ABORT_MULTIPART_UPLOAD : plain ? S3Operation.DELETE_OBJECT : S3Operation.OTHER;
            case "GET" -> plain ? S3Operation.GET_OBJECT : S3Operation.OTHER;
            case "HEAD" -> S3Operation.HEAD_OBJECT;
            default -> S3Operation.OTHER;
        };
    }

    private static String decoded(String text) {
        // A plus sign stands for itself in a path, and S3 clients write spaces as %20 everywhere.
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
