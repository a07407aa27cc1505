/**
 * Where objects go: the port that delivery uses, and its S3 adapter. The only place that touches the AWS SDK; no retry
 * and no buffering lives here.
 */
@NullMarked
package io.millrace.sink.firehose.store;

import org.jspecify.annotations.NullMarked;
