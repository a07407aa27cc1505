/**
 * Bytes that wait for delivery, in growing slabs from one pool with a budget per task. No record, no Kafka offset and no
 * store is known here.
 */
@NullMarked
package io.millrace.sink.firehose.buffer;

import org.jspecify.annotations.NullMarked;
