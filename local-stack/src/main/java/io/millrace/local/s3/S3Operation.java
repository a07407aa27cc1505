// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

/** What a request asks of S3. */
public enum S3Operation {
    /** Stores an object in one request. */
    PUT_OBJECT,
    /** Reads an object. */
    GET_OBJECT,
    /** Looks an object up. */
    HEAD_OBJECT,
    /** Deletes an object. */
    DELETE_OBJECT,
    /** Deletes several objects in one request. */
    DELETE_OBJECTS,
    /** Lists objects. */
    LIST_OBJECTS,
    /** Begins an object that is uploaded in parts. */
    CREATE_MULTIPART_UPLOAD,
    /** Uploads a part. */
    UPLOAD_PART,
    /** Makes an object of its parts. */
    COMPLETE_MULTIPART_UPLOAD,
    /** Gives an upload in parts up. */
    ABORT_MULTIPART_UPLOAD,
    /** Lists uploads that are neither completed nor given up. */
    LIST_MULTIPART_UPLOADS,
    /** Anything else: buckets, tags, the parts of an upload. */
    OTHER
}
