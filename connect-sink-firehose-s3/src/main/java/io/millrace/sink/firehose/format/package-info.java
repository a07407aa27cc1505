/**
 * How records become the bytes of an object: value, delimiter, the choice of a compression. Nothing here knows
 * where the bytes go, and nothing changes bytes that arrive as bytes unless a format other than raw was asked for.
 *
 * <p>A columnar format will be one more {@link io.millrace.sink.firehose.format.RecordFormat}, which stages rows as bytes
 * like the others do and has its schema as the layout, and one more form of the sealed body: the staged rows become columns
 * where they are compressed today.
 */
@NullMarked
package io.millrace.sink.firehose.format;

import org.jspecify.annotations.NullMarked;
