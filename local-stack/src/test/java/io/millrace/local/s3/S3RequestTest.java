// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3RequestTest {
    @ParameterizedTest
    @CsvSource({
        "PUT, /b/k, PUT_OBJECT",
        "PUT, /b/k?x-id=PutObject, PUT_OBJECT",
        "GET, /b/k?x-id=GetObject, GET_OBJECT",
        "HEAD, /b/k, HEAD_OBJECT",
        "DELETE, /b/k?x-id=DeleteObject, DELETE_OBJECT",
        "POST, /b?delete, DELETE_OBJECTS",
        "GET, /b?list-type=2&prefix=p, LIST_OBJECTS",
        "GET, /b/?prefix=p, LIST_OBJECTS",
        "GET, /b?uploads&prefix=p, LIST_MULTIPART_UPLOADS",
        "POST, /b/k?uploads, CREATE_MULTIPART_UPLOAD",
        "PUT, /b/k?uploadId=u&partNumber=3&x-id=UploadPart, UPLOAD_PART",
        "POST, /b/k?uploadId=u, COMPLETE_MULTIPART_UPLOAD",
        "DELETE, /b/k?uploadId=u, ABORT_MULTIPART_UPLOAD",
        "GET, /b/k?uploadId=u, OTHER",
        "PUT, /b/k?tagging, OTHER",
        "HEAD, /b, OTHER",
        "PUT, /b, OTHER",
        "GET, /b?location, OTHER",
        "GET, /, OTHER",
    })
    void tellsWhatIsAskedFor(String method, String target, S3Operation operation) {
        assertThat(S3Request.of(method, target).operation()).isEqualTo(operation);
    }

    @Test
    void knowsTheKeyAsItsWriterDoes() {
        assertThat(S3Request.of("PUT", "/bucket/a/b%20c%2B%C3%A4+d?x-id=PutObject"))
                .isEqualTo(new S3Request(S3Operation.PUT_OBJECT, "bucket", "a/b c+\u00e4+d"));
    }

    @Test
    void countsByOperationAndKey() {
        RequestCounts counts = new RequestCounts();
        counts.add(S3Request.of("PUT", "/b/data/1"));
        counts.add(S3Request.of("PUT", "/b/data/1"));
        counts.add(S3Request.of("PUT", "/b/_millrace/c/t-0"));
        counts.add(S3Request.of("HEAD", "/b/data/1"));

        assertThat(counts.byOperation()).isEqualTo(Map.of(S3Operation.PUT_OBJECT, 3L, S3Operation.HEAD_OBJECT, 1L));
        assertThat(counts.matching(request -> request.key().startsWith("data/")))
                .isEqualTo(3);
        assertThat(counts.total()).isEqualTo(4);
    }
}
