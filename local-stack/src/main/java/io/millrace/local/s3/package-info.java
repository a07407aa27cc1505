/**
 * A small S3 client on the JDK alone, independent of the one in the sink: lists, reads, writes and deletes in one bucket.
 * It is for looking at what the sink wrote, and must not grow into a second SDK.
 */
@NullMarked
package io.millrace.local.s3;

import org.jspecify.annotations.NullMarked;
