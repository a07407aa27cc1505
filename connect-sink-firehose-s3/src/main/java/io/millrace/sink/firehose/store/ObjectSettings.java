// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes with the objects of a store besides their content.
 *
 * @param encryption how they are encrypted
 * @param storageClass S3's name of the class of data objects; absent, the bucket's ordinary one
 * @param acl the canned ACL; absent, none is sent
 * @param tags tags of all data objects
 * @param requesterPays whether we agree to pay for requests to a bucket of others
 * @param bucketOwner the account that the bucket must belong to
 */
record ObjectSettings(
        Encryption encryption,
        Optional<String> storageClass,
        Optional<String> acl,
        Map<String, String> tags,
        boolean requesterPays,
        Optional<String> bucketOwner) {

    /** What an object can do without, but a request to a bucket may need. */
    Map<String, String> anyRequest() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (requesterPays) {
            headers.put("x-amz-request-payer", "requester");
        }
        bucketOwner.ifPresent(account -> headers.put("x-amz-expected-bucket-owner", account));
        return headers;
    }

    /** For requests about an existing object or upload. */
    Map<String, String> touching() {
        Map<String, String> headers = anyRequest();
        headers.putAll(encryption.touching());
        return headers;
    }

    /** For requests that make an object. */
    Map<String, String> writing(ObjectHeaders.Purpose purpose) {
        Map<String, String> headers = anyRequest();
        headers.putAll(encryption.writing());
        acl.ifPresent(name -> headers.put("x-amz-acl", name));
        if (purpose == ObjectHeaders.Purpose.DATA) {
            storageClass.ifPresent(name -> headers.put("x-amz-storage-class", name));
        }
        return headers;
    }

    /** An object's own tags win over those of all objects. */
    Map<String, String> tags(ObjectHeaders headers) {
        if (headers.purpose() == ObjectHeaders.Purpose.BOOKKEEPING) {
            return headers.tags();
        }
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(headers.tags());
        return all;
    }
}
