/**
 * Records that could not be delivered, as error objects tell about them. What went wrong is decided elsewhere; nothing here
 * delivers or logs.
 */
@NullMarked
package io.millrace.sink.firehose.failure;

import org.jspecify.annotations.NullMarked;
