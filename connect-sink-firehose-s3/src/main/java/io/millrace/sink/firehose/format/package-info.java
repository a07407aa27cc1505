/**
 * How records become the bytes of an object: value, delimiter, the choice of a compression. Nothing here knows where the bytes go, and
 * nothing changes bytes that arrive as bytes.
 */
@NullMarked
package io.millrace.sink.firehose.format;

import org.jspecify.annotations.NullMarked;
